/** One tab of the lists of mail. */
export interface MailTab {
  href: string;
  label: string;
  /** Null: nobody needs to know how many. */
  count: number | null;
  isCurrent: boolean;
}

/** Which of the mails are listed: incoming by state, outgoing by what became of them. */
export function MailTabs({ label, tabs }: { label: string; tabs: readonly MailTab[] }) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}>
              {tab.label}
              {tab.count === null ? null : <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
