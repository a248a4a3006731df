/*
 * The script of the HTML report. It runs in a browser, reads what the markup says and writes texts and classes, never
 * markup: everything is on the page already. Built into ../page.generated.ts by test/support/build-page.ts.
 */
(() => {
  const root = document.documentElement;
  const all = <T extends Element>(selector: string, within: ParentNode = document): T[] => [
    ...within.querySelectorAll<T>(selector),
  ];
  const byId = (id: string): HTMLElement | null => document.getElementById(id);

  /** What the reader chose last; a browser that keeps nothing of pages from disk is no error. */
  const memory = {
    get: (key: string): string | null => {
      try {
        return localStorage.getItem(`fenproof-${key}`);
      } catch {
        return null;
      }
    },
    set: (key: string, value: string): void => {
      try {
        localStorage.setItem(`fenproof-${key}`, value);
      } catch {
        // Then it is chosen again next time.
      }
    },
  };

  // Language and colours

  const setLanguage = (lang: string): void => {
    root.lang = lang;
    document.title = root.getAttribute(`data-title-${lang}`) ?? document.title;
    memory.set('language', lang);
  };
  const otherLanguage = (): void => setLanguage(root.lang === 'zh' ? 'en' : 'zh');
  const remembered = memory.get('language');
  if (remembered === 'zh' || remembered === 'en') setLanguage(remembered);

  const setTheme = (theme: string): void => {
    root.setAttribute('data-theme', theme);
    memory.set('theme', theme);
  };
  const isDark = (): boolean => {
    const chosen = root.getAttribute('data-theme');
    return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  };
  const theme = memory.get('theme');
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);

  const button = (id: string, act: () => void): void => {
    const element = byId(id);
    if (element === null) return;
    element.hidden = false;
    element.addEventListener('click', act);
  };
  button('language', otherLanguage);
  button('theme', () => setTheme(isDark() ? 'light' : 'dark'));
  button('print', () => print());

  // Stepping through a story

  /** Yuan texts as whole hundredths, so that differences are exact. */
  const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
  const difference = (before: string, after: string): string => {
    const by = fen(after) - fen(before);
    if (by === 0n) return '';
    const size = by < 0n ? -by : by;
    return `${by < 0n ? '▼ −' : '▲ +'}${String(size / 100n)}.${String(size % 100n).padStart(2, '0')}`;
  };

  const stepsOf = (finding: Element): HTMLElement[] => all('ol > li', finding);

  /** Shows a step: in the list, in the drawings, and the books as they are after it. */
  const select = (finding: Element, n: string): void => {
    const steps = stepsOf(finding);
    const at = steps.findIndex((step) => step.dataset['n'] === n);
    if (at < 0) return;
    steps.forEach((step, i) => {
      step.classList.toggle('selected', i === at);
      step.classList.toggle('later', i > at);
      if (i === at) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    });
    for (const mark of all('[data-n]', finding)) {
      if (mark instanceof SVGElement) mark.classList.toggle('selected', mark.dataset['n']!.split(' ').includes(n));
    }
    const now = new Map<string, string>();
    const changed = new Map<string, string>();
    steps.slice(0, at + 1).forEach((step, i) => {
      for (const change of all<HTMLElement>('.changes > li', step)) {
        const account = (change.querySelector('span')?.textContent ?? '').trim();
        const before = change.querySelector('s')?.textContent ?? '0.00';
        const after = change.querySelector('b')?.textContent ?? '0.00';
        now.set(account, after);
        if (i === at) changed.set(account, difference(before, after));
      }
    });
    for (const row of all<HTMLElement>('.books tr.same, .books tr.changed, .books tr.other', finding)) {
      const account = (row.querySelector('th')?.firstChild?.textContent ?? '').trim();
      const [opening, current] = all('td', row);
      if (opening === undefined || current === undefined) continue;
      const difference = changed.get(account);
      current.textContent = now.get(account) ?? opening.textContent;
      if (difference !== undefined) {
        const mark = document.createElement('small');
        mark.textContent = difference;
        current.append(mark);
      }
      row.classList.toggle('changed', difference !== undefined);
      row.classList.toggle('up', difference?.startsWith('▲') === true);
      row.classList.toggle('down', difference?.startsWith('▼') === true);
      row.classList.toggle('same', current.textContent === opening.textContent);
      row.classList.toggle('other', !row.classList.contains('same') && difference === undefined);
    }
    const output = finding.querySelector('output');
    if (output !== null) output.textContent = n;
    finding.setAttribute('data-selected', n);
    const [back, forth] = all<HTMLButtonElement>('.stepper button', finding);
    if (back !== undefined) back.disabled = at === 0;
    if (forth !== undefined) forth.disabled = at === steps.length - 1;
    const place = finding.querySelector('.stepper .place');
    if (place !== null) place.textContent = `${String(at + 1)} / ${String(steps.length)}`;
  };

  const move = (finding: Element, by: number): void => {
    const steps = stepsOf(finding);
    const at = steps.findIndex((step) => step.classList.contains('selected'));
    const next = steps[Math.min(steps.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    select(finding, next.dataset['n'] ?? '');
    next.scrollIntoView({ block: 'nearest' });
  };

  /** The buttons above a story, made when it is first opened: without the script there is nothing to press. */
  const prepare = (finding: HTMLElement): void => {
    if (finding.dataset['ready'] === 'yes') return;
    finding.dataset['ready'] = 'yes';
    const heading = finding.querySelector('.steps > h4');
    if (heading === null) return;
    const stepper = document.createElement('span');
    stepper.className = 'stepper';
    for (const [text, zh, en, by] of [
      ['←', '上一步', 'step back', -1],
      ['→', '下一步', 'step on', 1],
    ] as const) {
      const one = document.createElement('button');
      one.type = 'button';
      const arrow = document.createElement('span');
      arrow.setAttribute('aria-hidden', 'true');
      arrow.textContent = text;
      one.append(arrow);
      for (const [lang, label] of [
        ['zh', zh],
        ['en', en],
      ] as const) {
        const name = document.createElement('span');
        name.lang = lang;
        name.className = 'hidden';
        name.textContent = label;
        one.append(name);
      }
      one.addEventListener('click', () => move(finding, by));
      if (by === 1) {
        const place = document.createElement('span');
        place.className = 'place';
        place.setAttribute('role', 'status');
        stepper.append(place);
      }
      stepper.append(one);
    }
    heading.append(stepper);
    for (const mark of all<SVGElement>('svg [data-n]', finding)) {
      mark.addEventListener('click', () => select(finding, mark.dataset['n']!.split(' ')[0]!));
    }
    for (const step of stepsOf(finding)) {
      step.addEventListener('click', (event) => {
        if (event.target instanceof Element && event.target.closest('a') === null) select(finding, step.dataset['n']!);
      });
    }
    const broken = finding.querySelector<HTMLElement>('ol > li.breach') ?? stepsOf(finding).at(-1);
    if (broken !== undefined) select(finding, broken.dataset['n'] ?? '');
  };

  const findings = all<HTMLDetailsElement>('details.finding');
  for (const finding of findings) {
    finding.addEventListener('toggle', () => {
      if (!finding.open) return;
      prepare(finding);
    });
  }

  // Links into the page: what is closed opens, a step is selected

  const follow = (): void => {
    let name = '';
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = name === '' ? null : byId(name);
    if (target === null) return;
    for (let at: Element | null = target; at !== null; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    const finding = target.closest<HTMLElement>('details.finding');
    if (finding !== null) {
      prepare(finding);
      if (target !== finding) select(finding, target.dataset['n'] ?? '');
    }
    target.scrollIntoView({ block: target === finding ? 'start' : 'center' });
  };
  addEventListener('hashchange', follow);

  // Filtering

  const filter = byId('filter');
  const query = byId('query');
  if (filter !== null && query instanceof HTMLInputElement) {
    filter.hidden = false;
    const lines = all<HTMLElement>('.finding, .verdicts tbody tr, details.scenario');
    const texts = new Map<Element, string>();
    const textOf = (line: Element): string => {
      const known = texts.get(line);
      if (known !== undefined) return known;
      const text = (line.querySelector('summary, .line') ?? line).textContent.toLowerCase();
      texts.set(line, text);
      return text;
    };
    query.addEventListener('input', () => {
      const words = query.value
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      let count = 0;
      for (const line of lines) {
        const shown = words.every((word) => textOf(line).includes(word));
        line.hidden = !shown;
        if (shown && line.classList.contains('finding')) count++;
      }
      const matches = byId('matches');
      if (matches !== null) matches.textContent = words.length === 0 ? '' : String(count);
    });
  }

  // Keyboard

  const openNeighbour = (by: number): void => {
    const shown = findings.filter((finding) => !finding.hidden);
    const current = shown.findIndex((finding) => finding.contains(document.activeElement));
    const next = shown[current < 0 ? (by > 0 ? 0 : shown.length - 1) : current + by];
    if (next === undefined) return;
    next.open = true;
    const summary = next.querySelector('summary');
    summary?.focus();
    summary?.scrollIntoView({ block: 'start' });
  };
  const currentFinding = (): HTMLElement | undefined =>
    document.activeElement?.closest<HTMLElement>('details.finding[open]') ??
    findings.find(({ open, dataset }) => open && dataset['ready'] === 'yes');
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLInputElement) {
      if (key === 'Escape') target.blur();
      return;
    }
    const inDrawing = target instanceof Element && target.classList.contains('scroll');
    const finding = currentFinding();
    if (key === 'n') openNeighbour(1);
    else if (key === 'p') openNeighbour(-1);
    else if (key === 'l') otherLanguage();
    else if (key === '/' && query !== null) query.focus();
    else if (key === 'ArrowRight' && finding !== undefined && !inDrawing) move(finding, 1);
    else if (key === 'ArrowLeft' && finding !== undefined && !inDrawing) move(finding, -1);
    else if (key === 'Escape' && finding instanceof HTMLDetailsElement) {
      finding.open = false;
      finding.querySelector('summary')?.focus();
    } else return;
    event.preventDefault();
  });

  // Commands can be copied

  for (const command of all<HTMLElement>('code.command')) {
    command.addEventListener('click', () => getSelection()?.selectAllChildren(command));
  }

  // On paper everything is open; afterwards it is as it was

  let closed: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = all<HTMLDetailsElement>('details:not([open])');
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
    closed = [];
  });

  follow();
})();
