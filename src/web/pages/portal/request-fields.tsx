/** What the online form asks: what it is about, and who asks. */
import { type FormFaults, type FormRequest, MAX_WORDS } from '../../../actions/form-request.ts';
import type { Language } from '../../../message/mail.ts';
import type { Category } from '../../../ticket/category.ts';
import { PRIORITIES } from '../../../ticket/status.ts';
import type { RequestWords } from '../../../wording/portal/request-words.ts';
import { LineField, WordsField } from './form-field.tsx';

/** What stands in the form. */
export type Draft = Omit<FormRequest, 'formKey' | 'language'>;

export interface FieldsProps {
  language: Language;
  draft: Draft;
  categories: readonly Category[];
  products: readonly string[];
  /** What is wrong, in words, by field. */
  texts: Partial<Record<keyof FormFaults, string>>;
  words: RequestWords;
}

export function About(props: FieldsProps) {
  const { language, draft, categories, texts, words } = props;
  const named = (scope: Category['scope']) => categories.filter((one) => one.scope === scope);
  return (
    <section class="card">
      <h2>{words.about}</h2>
      <LineField name="subject" label={words.subject} value={draft.subject} fault={texts.subject} required />
      <WordsField
        name="words"
        label={words.words}
        hint={words.wordsHint}
        value={draft.words}
        fault={texts.words}
        maxLength={MAX_WORDS}
      />
      {categories.length === 0 ? null : (
        <label>
          <span>{words.category}</span>
          <select name="category">
            <option value="">{words.noCategory}</option>
            {[
              { scope: 'covered' as const, label: words.covered },
              { scope: 'not-covered' as const, label: words.notCovered },
            ].map(({ scope, label }) =>
              named(scope).length === 0 ? null : (
                <optgroup key={scope} label={label}>
                  {named(scope).map(({ id, names }) => (
                    <option key={id} value={id} selected={id === draft.categoryId}>
                      {names[language]}
                    </option>
                  ))}
                </optgroup>
              ),
            )}
          </select>
        </label>
      )}
      <Product {...props} />
      <fieldset>
        <legend>{words.priority}</legend>
        {PRIORITIES.map((one) => (
          <label key={one} class="pick">
            <input type="radio" name="priority" value={one} checked={one === draft.priority} />
            <span>
              {words.priorities[one].name} <span class="soft small">({words.priorities[one].hint})</span>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function Product({ draft, products, words }: FieldsProps) {
  return (
    <div class="pair">
      {products.length === 0 ? (
        <LineField name="product" label={words.product} value={draft.product} optional={words.optional} />
      ) : (
        <label>
          <span>{words.product}</span>
          <select name="product">
            <option value="">{words.otherProduct}</option>
            {products.map((one) => (
              <option key={one} value={one} selected={one === draft.product}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <LineField
        name="version"
        label={words.version}
        value={draft.version}
        optional={words.optional}
        hint={words.versionHint}
      />
    </div>
  );
}

export function You({ draft, texts, words }: FieldsProps) {
  return (
    <section class="card">
      <h2>{words.you}</h2>
      <LineField name="name" label={words.name} value={draft.name} fault={texts.name} autocomplete="name" required />
      <LineField
        name="address"
        keyboard="email"
        label={words.address}
        hint={words.addressHint}
        value={draft.address}
        fault={texts.address}
        autocomplete="email"
        required
      />
      <div class="pair">
        <LineField
          name="organisation"
          label={words.organisation}
          value={draft.organisation}
          optional={words.optional}
          autocomplete="organization"
        />
        <LineField
          name="phone"
          keyboard="tel"
          label={words.phone}
          value={draft.phone}
          optional={words.optional}
          autocomplete="tel"
        />
      </div>
    </section>
  );
}
