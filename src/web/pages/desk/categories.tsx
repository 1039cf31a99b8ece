/** The categories and their scope, for admins. */
import type { ListedCategory } from '../../../store/categories.ts';
import { CUSTOMERS } from '../../../wording/desk/customers.ts';
import { TIME } from '../../../wording/desk/time.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

const PATH = '/desk/categories';

export function CategoriesPage({ visit, categories }: { visit: Visit; categories: readonly ListedCategory[] }) {
  const words = CUSTOMERS[visit.language];
  const { scopes } = TIME[visit.language];
  return (
    <DeskFrame visit={visit} title={words.categories} place="customers">
      <h1>{words.categories}</h1>
      <p class="soft">{words.categoriesLead}</p>
      <div class="columns">
        <div>
          {(['covered', 'not-covered'] as const).map((scope) => (
            <section key={scope}>
              <h2>{scopes[scope]}</h2>
              {categories
                .filter((category) => category.scope === scope)
                .map((category) => (
                  <CategoryCard key={category.id} visit={visit} category={category} />
                ))}
            </section>
          ))}
        </div>
        <form class="card" method="post" action={PATH}>
          <Csrf visit={visit} />
          <h2>{words.addCategory}</h2>
          <label class="wide">
            <span>{words.scope}</span>
            <select name="scope">
              <option value="covered">{scopes.covered}</option>
              <option value="not-covered">{scopes['not-covered']}</option>
            </select>
          </label>
          <Names visit={visit} names={{ nl: '', fr: '', en: '', de: '' }} />
          <button class="main" type="submit">
            {words.addCategory}
          </button>
        </form>
      </div>
    </DeskFrame>
  );
}

function CategoryCard({ visit, category }: { visit: Visit; category: ListedCategory }) {
  const words = CUSTOMERS[visit.language];
  const { id, names, retired } = category;
  return (
    <details class="card">
      <summary>
        {names[visit.language]}
        {retired ? <span class="tag">{words.retired}</span> : null}
      </summary>
      <form method="post" action={`${PATH}/${id}`}>
        <Csrf visit={visit} />
        <Names visit={visit} names={names} />
        <button type="submit">{words.save}</button>
      </form>
      <form method="post" action={`${PATH}/${id}/retirement`}>
        <Csrf visit={visit} />
        <input type="hidden" name="retired" value={retired ? 'no' : 'yes'} />
        <button class="plain" type="submit">
          {retired ? words.offerAgain : words.retire}
        </button>
      </form>
    </details>
  );
}

function Names({ visit, names }: { visit: Visit; names: ListedCategory['names'] }) {
  const { languages } = CUSTOMERS[visit.language];
  return (
    <>
      {LANGUAGES.map((language) => (
        <label key={language} class="wide">
          <span>{languages[language]}</span>
          <input name={language} lang={language} required maxLength={80} value={names[language]} />
        </label>
      ))}
    </>
  );
}
