/** The choice of a ready reply above an answer: a button puts it in, at once where a script may. */
import { READY_REPLIES } from '../../../wording/desk/ready-replies.ts';
import type { Visit } from '../../desk/visit.ts';

export interface OfferedReply {
  id: number;
  name: string;
  /** Filled in, in the ticket's language. */
  text: string;
}

export interface OfferedReplies {
  /** For the ticket's category or scope. */
  suiting: readonly OfferedReply[];
  others: readonly OfferedReply[];
}

/** `formNoValidate`: nothing has to be written before. */
export function ReadyReplyChoice({ visit, replies }: { visit: Visit; replies: OfferedReplies }) {
  const words = READY_REPLIES[visit.language];
  const { suiting, others } = replies;
  if (suiting.length + others.length === 0) return null;
  return (
    <p class="row">
      <label>
        <span>{words.choose}</span>
        <select name="ready">
          {suiting.length === 0 ? (
            <Options replies={others} />
          ) : (
            <>
              <optgroup label={words.suiting}>
                <Options replies={suiting} />
              </optgroup>
              {others.length === 0 ? null : (
                <optgroup label={words.others}>
                  <Options replies={others} />
                </optgroup>
              )}
            </>
          )}
        </select>
      </label>
      <button type="submit" name="intent" value="insert" formNoValidate data-insert>
        {words.insert}
      </button>
    </p>
  );
}

function Options({ replies }: { replies: readonly OfferedReply[] }) {
  return (
    <>
      {replies.map(({ id, name, text }) => (
        <option key={id} value={id} data-text={text}>
          {name}
        </option>
      ))}
    </>
  );
}
