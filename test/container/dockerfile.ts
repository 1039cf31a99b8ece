/** One instruction of a Dockerfile: its word in capitals, and the rest of it on one line. */
export interface Instruction {
  line: number;
  word: string;
  rest: string;
}

/** What a stage of the Dockerfile says, in order; `name` is '' for a stage without AS. */
export interface Stage {
  name: string;
  image: string;
  steps: Instruction[];
}

const WORDS = new Set([
  'FROM',
  'WORKDIR',
  'ENV',
  'COPY',
  'RUN',
  'USER',
  'VOLUME',
  'EXPOSE',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'ENTRYPOINT',
  'CMD',
]);

/** Reads a Dockerfile into stages. An instruction that we do not know is an error: nothing is passed over in silence. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const step of instructions(text)) {
    if (!WORDS.has(step.word)) throw new Error(`Dockerfile:${step.line} ${step.word} is unknown to this reader`);
    if (step.word === 'FROM') {
      const [, image, name] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(step.rest) ?? [];
      if (image === undefined) throw new Error(`Dockerfile:${step.line} FROM is not readable`);
      stages.push({ name: name ?? '', image, steps: [] });
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`Dockerfile:${step.line} stands before the first FROM`);
      stage.steps.push(step);
    }
  }
  return stages;
}

/** The last instruction of this word in a stage, as the image keeps it; null when there is none. */
export function last(stage: Stage, word: string): string | null {
  return stage.steps.findLast((step) => step.word === word)?.rest ?? null;
}

/** The exec form `["a", "b"]`; throws for the shell form, in which a shell would be process 1 and swallow signals. */
export function execForm(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string'))
    throw new Error(`not exec form: ${text}`);
  return words;
}

/** The command of a HEALTHCHECK, without its options. */
export function healthCommand(rest: string): string[] {
  return execForm(rest.replace(/^.*?\bCMD\s+/, ''));
}

/** `A=1 B="two words"` as pairs; quotes within quotes are nothing that we use. */
export function pairs(rest: string): Record<string, string> {
  const found = rest.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g);
  return Object.fromEntries([...found].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain]));
}

/** True when the file goes into the build context: rules in order, the last that fits decides, a folder takes all below it along. */
export function inContext(path: string, dockerignore: string): boolean {
  const segments = path.split('/');
  const trail = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
  let included = true;
  for (const line of dockerignore.split('\n').map((text) => text.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const fits = pattern(line.replace(/^!/, ''));
    if (trail.some((part) => fits.test(part))) included = line.startsWith('!');
  }
  return included;
}

function pattern(glob: string): RegExp {
  const source = glob
    .replace(/^\/|\/$/g, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild.startsWith('**') ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`^${source}$`);
}

/** Lines joined at their back-slashes, without comments (which may stand between joined lines). */
function instructions(text: string): Instruction[] {
  const found: Instruction[] = [];
  let open: Instruction | null = null;
  text.split('\n').forEach((raw, index) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) return;
    const body = content.replace(/\\$/, '').trim();
    if (open === null) {
      const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(body) ?? [];
      open = { line: index + 1, word: word.toUpperCase(), rest };
      found.push(open);
    } else {
      open.rest = `${open.rest} ${body}`;
    }
    if (!content.endsWith('\\')) open = null;
  });
  return found;
}
