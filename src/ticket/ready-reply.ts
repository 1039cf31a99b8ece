/** Standard words for answers, and which of them suit a ticket (P13). */
import type { Language } from '../message/mail.ts';
import type { Category, Scope } from './category.ts';

/** Tickets that a reply is offered for first; both null: it suits any. */
export interface Suits {
  scope: Scope | null;
  categoryId: number | null;
}

export interface ReadyReply extends Suits {
  id: number;
  names: Readonly<Record<Language, string>>;
  /** Liquid, with the fields of wording/ready-reply. */
  texts: Readonly<Record<Language, string>>;
}

/** A category's own replies, and those of its scope; then those for any ticket; what is for other tickets comes last. */
export function bySuiting<Reply extends Suits>(
  replies: readonly Reply[],
  category: Pick<Category, 'id' | 'scope'> | null,
): { suiting: Reply[]; others: Reply[] } {
  const ofCategory = replies.filter(({ categoryId }) => categoryId !== null && categoryId === category?.id);
  const ofScope = replies.filter(({ scope }) => scope !== null && scope === category?.scope);
  const forAny = replies.filter(({ scope, categoryId }) => scope === null && categoryId === null);
  const suiting = [...ofCategory, ...ofScope];
  const elsewhere = replies.filter((reply) => !suiting.includes(reply) && !forAny.includes(reply));
  return { suiting, others: [...forAny, ...elsewhere] };
}
