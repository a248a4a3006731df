import type { Catalogue } from './catalogue/catalogue.ts';
import type { FactReader } from './catalogue/spec.ts';
import { type CompileContext, compileLeaf } from './compile/compile-tree.ts';
import { type Condition, FALSE, shippedPieces, TRUE, type Truth, UNKNOWN } from './compile/pieces.ts';
import type { Leaf, Rule, Tree } from './format/rule-file.ts';

/** Evaluates single conditions of rules: for what looks inside a rule, such as coverage. */
export class Truths {
  readonly #context: CompileContext;
  /** The key by which equal leaves are shared takes longer to make than a leaf to evaluate. */
  readonly #compiled = new WeakMap<Leaf, Map<number, Condition>>();

  constructor(catalogue: Catalogue) {
    this.#context = { catalogue, pieces: shippedPieces, shared: new Map() };
  }

  leaf(leaf: Leaf, day: number, read: FactReader): Truth {
    let byDay = this.#compiled.get(leaf);
    if (byDay === undefined) {
      byDay = new Map();
      this.#compiled.set(leaf, byDay);
    }
    let condition = byDay.get(day);
    if (condition === undefined) {
      condition = compileLeaf(leaf, day, this.#context);
      byDay.set(day, condition);
    }
    return condition(read);
  }

  /** True if the outcome of a rule on these facts would be another one if this leaf were the opposite. */
  decides(rule: Rule, leaf: Leaf, day: number, read: FactReader): boolean {
    const outcome = (forced: Truth): Truth => {
      const truth = (tree: Tree): Truth =>
        treeTruth(tree, (other) => (other === leaf ? forced : this.leaf(other, day, read)));
      return truth(rule.appliesWhen) === TRUE ? truth(rule.conditions) : UNKNOWN;
    };
    return outcome(TRUE) !== outcome(FALSE);
  }
}

/** The truth of a tree from that of its leaves; unknown only where it depends on an unknown one. */
function treeTruth(tree: Tree, leaf: (leaf: Leaf) => Truth): Truth {
  switch (tree.kind) {
    case 'leaf':
      return leaf(tree);
    case 'not': {
      const truth = treeTruth(tree.child, leaf);
      return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
    }
    default: {
      const decisive = tree.kind === 'all' ? FALSE : TRUE;
      let result: Truth = decisive === FALSE ? TRUE : FALSE;
      for (const child of tree.children) {
        const truth = treeTruth(child, leaf);
        if (truth === decisive) return decisive;
        if (truth === UNKNOWN) result = UNKNOWN;
      }
      return result;
    }
  }
}
