/** Says that a form is of this session (R-WEB-3); nothing where nobody is signed in. Every form of the desk carries it. */
export function Csrf({ visit }: { visit: { csrf: string } }) {
  return visit.csrf === '' ? null : <input type="hidden" name="csrf" value={visit.csrf} />;
}
