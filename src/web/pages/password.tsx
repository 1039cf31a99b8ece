import type { PasswordWords } from '../../wording/password.ts';

/** The field of the password that somebody has. */
export function OldPassword({ words }: { words: PasswordWords }) {
  return (
    <label class="wide">
      <span>{words.old}</span>
      <input type="password" name="old" autocomplete="current-password" required />
    </label>
  );
}

/** The fields of a new password, typed twice because nobody sees it. */
export function NewPassword({ words }: { words: PasswordWords }) {
  return (
    <>
      <label class="wide">
        <span>{words.chosen}</span>
        <input
          type="password"
          name="chosen"
          autocomplete="new-password"
          required
          minLength={10}
          aria-describedby="password-rule"
        />
      </label>
      <p class="soft small" id="password-rule">
        {words.rule}
      </p>
      <label class="wide">
        <span>{words.again}</span>
        <input type="password" name="again" autocomplete="new-password" required />
      </label>
    </>
  );
}
