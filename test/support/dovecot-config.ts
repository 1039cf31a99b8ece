import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** Dovecot 2.3's own list after login, which `imap_capability` replaces as a whole. */
const CAPABILITIES =
  'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS ' +
  'THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS LIST-EXTENDED ' +
  'I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE ' +
  'SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE';

/** Who owns the processes and the mail. Dovecot refuses to read mail as root, so root hands it to `nobody`. */
export interface Owner {
  internalUser: string;
  internalGroup: string;
  loginUser: string;
  uid: number;
  gid: number;
}

export interface DovecotConfig {
  folder: string;
  ports: { imap: number; imaps: number; lmtp: number };
  password: string;
  tls: boolean;
  /** Capabilities that the server does not announce. */
  without: readonly string[];
  owner: Owner;
}

/** The users that the package made when we are root, else ourselves for everything. */
export function ownerHere(): Owner {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) {
    const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
    return { internalUser: username, internalGroup: group, loginUser: username, uid, gid };
  }
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { internalUser: 'dovecot', internalGroup: 'dovecot', loginUser: 'dovenull', uid: idOf('-u'), gid: idOf('-g') };
}

/** A whole dovecot.conf for a private instance: nothing of the system's own configuration is read. */
export function dovecotConfig({ folder, ports, password, tls, without, owner }: DovecotConfig): string {
  const left = CAPABILITIES.split(' ').filter((capability) => !without.includes(capability));
  return `
protocols = imap lmtp
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${folder}
log_path = ${folder}/dovecot.log
default_internal_user = ${owner.internalUser}
default_internal_group = ${owner.internalGroup}
default_login_user = ${owner.loginUser}
default_process_limit = 500
default_client_limit = 2000
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 1000
mail_fsync = never
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
imap_capability = ${left.join(' ')}
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${folder}/cert.pem\nssl_key = <${folder}/key.pem` : ''}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Processed {
    auto = subscribe
  }
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    address = 127.0.0.1
    port = ${ports.imap}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tls ? ports.imaps : 0}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
`;
}
