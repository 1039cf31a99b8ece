/** Fields of a customers' form: label, hint, and what is wrong, tied together for screen readers. */
import { MAX_LINE } from '../../../actions/form-request.ts';

interface FieldProps {
  /** Also the field's id, so that a list of faults can lead to it. */
  name: string;
  label: string;
  value: string;
  hint?: string;
  /** What is wrong with what was filled in. */
  fault?: string | undefined;
}

export interface LineFieldProps extends FieldProps {
  /** Which keyboard a phone shows. */
  keyboard?: 'text' | 'email' | 'tel';
  required?: boolean;
  /** The word for a field that may stay empty. */
  optional?: string;
  autocomplete?: string;
}

export function LineField({ keyboard = 'text', required, optional, autocomplete, ...field }: LineFieldProps) {
  return (
    <div>
      <label>
        <span>
          {field.label}
          {optional === undefined ? null : ` (${optional})`}
        </span>
        <input
          {...attributesOf(field)}
          inputMode={keyboard}
          value={field.value}
          maxLength={MAX_LINE}
          required={required}
          autocomplete={autocomplete}
          dir="auto"
        />
      </label>
      <Below {...field} />
    </div>
  );
}

export function WordsField({ maxLength, ...field }: FieldProps & { maxLength: number }) {
  return (
    <div>
      <label>
        <span>{field.label}</span>
        <textarea {...attributesOf(field)} value={field.value} rows={8} maxLength={maxLength} required dir="auto" />
      </label>
      <Below {...field} />
    </div>
  );
}

function attributesOf({ name, hint, fault }: FieldProps) {
  const told = [...(fault === undefined ? [] : [`${name}-fault`]), ...(hint === undefined ? [] : [`${name}-hint`])];
  return {
    name,
    id: name,
    'aria-invalid': fault === undefined ? undefined : ('true' as const),
    'aria-describedby': told.length === 0 ? undefined : told.join(' '),
  };
}

function Below({ name, hint, fault }: FieldProps) {
  return (
    <>
      {fault === undefined ? null : (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {hint === undefined ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}
