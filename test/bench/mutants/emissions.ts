import ts from 'typescript';

/*
 * What effects may write, read off their source: for each effect of a flow, the methods of the effect buffer that it can
 * call in any state whatever. A value of the buffer's type can only be called upon, or handed to a function that is
 * looked at as well; whatever else is done with one, or handed to a function that is not found, leaves the answer open.
 * Where a function is reached through a property (the books of a leg), every function that stands under that name in a
 * module of the flow is taken for it: more than can be called, never less. Where it is known which leg is under way, what
 * an effect does for other legs is left out: `switch` and `if` on the field that holds it, with the legs by their names.
 */

type FunctionNode = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

/** What a function does with effect buffers: the methods that it calls, and the functions that it hands one to. */
interface Body {
  readonly methods: Set<string>;
  readonly calls: Set<FunctionNode>;
}

const CONFIG = 'tsconfig.json';
const FLOWS = 'src/flows/';

/** Fields in which flows keep the leg under way, and the object that has the legs by their names. */
const LEG_FIELDS: ReadonlySet<string> = new Set(['F.leg', 'F.job']);
const LEGS = 'L';

/** Where a statement may go on: with the next one, or behind the loop or `switch` around it. Neither: it returns. */
interface Ends {
  readonly next: boolean;
  readonly out: boolean;
}

export class Emissions {
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;

  constructor() {
    const { config } = ts.readConfigFile(CONFIG, (path) => ts.sys.readFile(path)) as { config: object };
    const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: [FLOWS] }, ts.sys, '.');
    this.program = ts.createProgram(fileNames, options);
    this.checker = this.program.getTypeChecker();
  }

  /** The effects of one flow. */
  ofFlow(flow: string): FlowEmissions {
    const entry = this.program.getSourceFile(`${FLOWS}${flow}/flow.ts`);
    if (entry === undefined) throw new Error(`${FLOWS}${flow}/flow.ts is missing`);
    return new FlowEmissions(this.checker, this.modulesOf(entry));
  }

  /** The module and all that it imports. */
  private modulesOf(entry: ts.SourceFile): ts.SourceFile[] {
    const found = new Set([entry]);
    for (const file of found) {
      for (const statement of file.statements) {
        if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
        const { moduleSpecifier } = statement;
        if (moduleSpecifier === undefined) continue;
        const module = this.checker.getSymbolAtLocation(moduleSpecifier)?.valueDeclaration;
        if (module !== undefined && ts.isSourceFile(module) && !module.isDeclarationFile) found.add(module);
      }
    }
    return [...found];
  }
}

/** What the effects of a flow may write. */
export class FlowEmissions {
  private readonly checker: ts.TypeChecker;
  /** By name, what stands under it in an object literal of a module of the flow and takes an effect buffer. */
  private readonly named = new Map<string, ts.Node[]>();
  private readonly known = new Map<ts.Node, Map<string | null, Body | null>>();

  constructor(checker: ts.TypeChecker, modules: readonly ts.SourceFile[]) {
    this.checker = checker;
    for (const module of modules) this.collect(module);
  }

  /**
   * Methods of the buffer that the effect can call, while this leg is under way if one is named; null where this cannot
   * be told.
   */
  of(effect: string, leg: string | null = null): ReadonlySet<string> | null {
    return this.union(
      (this.named.get(effect) ?? []).flatMap((node) => this.functionsOf(node)),
      leg,
    );
  }

  private collect(node: ts.Node): void {
    if (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node) || ts.isShorthandPropertyAssignment(node)) {
      const name = ts.isComputedPropertyName(node.name) ? null : node.name.text;
      const type = this.checker.getTypeAtLocation(ts.isPropertyAssignment(node) ? node.initializer : node.name);
      if (this.takesBuffer(type)) {
        if (name === null) throw new Error(`${node.getSourceFile().fileName}: an effect without a name of its own`);
        const list = this.named.get(name) ?? [];
        this.named.set(name, list);
        list.push(node);
      }
    }
    ts.forEachChild(node, (child) => {
      this.collect(child);
    });
  }

  private takesBuffer(type: ts.Type): boolean {
    return this.checker
      .getNonNullableType(type)
      .getCallSignatures()
      .some(({ parameters }) =>
        parameters.some((parameter) => this.isBufferType(this.checker.getTypeOfSymbol(parameter))),
      );
  }

  private isBufferType(type: ts.Type): boolean {
    return type.getSymbol()?.name === 'EffectBuffer';
  }

  private isBuffer(node: ts.Node): boolean {
    return this.isBufferType(this.checker.getTypeAtLocation(node));
  }

  /** The functions that an expression or a declaration may stand for; null among them for one that is not found. */
  private functionsOf(node: ts.Node | undefined, depth = 0): (FunctionNode | null)[] {
    if (node === undefined || depth > 20) return [null];
    const next = (other: ts.Node | undefined): (FunctionNode | null)[] => this.functionsOf(other, depth + 1);
    if (ts.isFunctionLike(node)) {
      const { body } = node as ts.FunctionLikeDeclaration;
      return [body === undefined ? null : (node as FunctionNode)];
    }
    if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) return next(node.initializer);
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node)) {
      return next(node.expression);
    }
    if (ts.isSatisfiesExpression(node)) return next(node.expression);
    if (ts.isConditionalExpression(node)) return [...next(node.whenTrue), ...next(node.whenFalse)];
    if (ts.isShorthandPropertyAssignment(node)) {
      return this.behind(this.checker.getShorthandAssignmentValueSymbol(node), depth);
    }
    if (ts.isIdentifier(node)) return this.behind(this.checker.getSymbolAtLocation(node), depth);
    if (ts.isPropertyAccessExpression(node)) return this.underName(node.name.text, depth);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
      return this.underName(node.argumentExpression.text, depth);
    }
    // A function that makes functions: what it may return.
    if (ts.isCallExpression(node)) {
      return next(node.expression).flatMap((maker) => (maker === null ? [null] : returnsOf(maker).flatMap(next)));
    }
    return [null];
  }

  private behind(symbol: ts.Symbol | undefined, depth: number): (FunctionNode | null)[] {
    const own =
      symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const declaration = own?.valueDeclaration;
    if (declaration !== undefined && ts.isBindingElement(declaration)) {
      const name = declaration.propertyName ?? declaration.name;
      return ts.isIdentifier(name) && declaration.initializer === undefined ? this.underName(name.text, depth) : [null];
    }
    return this.functionsOf(declaration, depth + 1);
  }

  private underName(name: string, depth: number): (FunctionNode | null)[] {
    const nodes = this.named.get(name);
    return nodes === undefined ? [null] : nodes.flatMap((node) => this.functionsOf(node, depth + 1));
  }

  /** What any of the functions may emit, by itself or through what it calls; null where this cannot be told. */
  private union(functions: readonly (FunctionNode | null)[], leg: string | null): ReadonlySet<string> | null {
    if (functions.length === 0) return null;
    const all = new Set<string>();
    const reached = new Set(functions);
    for (const one of reached) {
      const own = one === null ? null : this.bodyOf(one, leg);
      if (own === null) return null;
      for (const method of own.methods) all.add(method);
      for (const called of own.calls) reached.add(called);
    }
    return all;
  }

  private bodyOf(node: FunctionNode, leg: string | null): Body | null {
    const bodies = this.known.get(node) ?? new Map<string | null, Body | null>();
    this.known.set(node, bodies);
    let body = bodies.get(leg);
    if (body === undefined) {
      const own: Body = { methods: new Set(), calls: new Set() };
      const isTold =
        leg === null || !ts.isBlock(node.body)
          ? this.walk(node.body, own)
          : this.statement(node.body, own, leg) !== null;
      body = isTold ? own : null;
      bodies.set(leg, body);
    }
    return body;
  }

  /** Adds what a statement does with a buffer while a leg is under way, and says where it ends; null where this cannot be told. */
  private statement(node: ts.Statement, into: Body, leg: string): Ends | null {
    const walked = (part: ts.Node | undefined, ends: Ends): Ends | null =>
      part === undefined || this.walk(part, into) ? ends : null;
    if (ts.isBlock(node)) return this.sequence(node.statements, into, leg);
    if (ts.isReturnStatement(node)) return walked(node.expression, { next: false, out: false });
    if (ts.isBreakStatement(node)) return node.label === undefined ? { next: false, out: true } : null;
    if (ts.isVariableStatement(node) || ts.isExpressionStatement(node)) return walked(node, { next: true, out: false });
    if (ts.isIfStatement(node)) {
      if (!this.walk(node.expression, into)) return null;
      const holds = this.holds(node.expression, leg);
      let ends: Ends = { next: holds !== true && node.elseStatement === undefined, out: false };
      if (holds !== false) {
        const then = this.statement(node.thenStatement, into, leg);
        if (then === null) return null;
        ends = either(ends, then);
      }
      if (holds !== true && node.elseStatement !== undefined) {
        const other = this.statement(node.elseStatement, into, leg);
        if (other === null) return null;
        ends = either(ends, other);
      }
      return ends;
    }
    if (ts.isSwitchStatement(node)) {
      const { clauses } = node.caseBlock;
      const legs = clauses.map((clause) => (ts.isDefaultClause(clause) ? '' : legNamed(clause.expression)));
      if (this.isLeg(node.expression) && !legs.includes(null)) {
        const at = legs.indexOf(leg) < 0 ? legs.indexOf('') : legs.indexOf(leg);
        if (at < 0) return { next: true, out: false };
        const ends = this.sequence(
          clauses.slice(at).flatMap(({ statements }) => [...statements]),
          into,
          leg,
        );
        return ends === null ? null : { next: ends.next || ends.out, out: false };
      }
    }
    // Loops, and whatever else: what it may do for any leg, and it may end in any way.
    return walked(node, { next: true, out: true });
  }

  private sequence(statements: Iterable<ts.Statement>, into: Body, leg: string): Ends | null {
    let out = false;
    for (const statement of statements) {
      const ends = this.statement(statement, into, leg);
      if (ends === null) return null;
      out ||= ends.out;
      if (!ends.next) return { next: false, out };
    }
    return { next: true, out };
  }

  /** Whether a condition holds while a leg is under way; null where it depends on something else. */
  private holds(condition: ts.Expression, leg: string): boolean | null {
    if (!ts.isBinaryExpression(condition)) return null;
    const { left, right, operatorToken } = condition;
    const name = legNamed(right);
    if (name === null || !this.isLeg(left)) return null;
    if (operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return name === leg;
    return operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ? name !== leg : null;
  }

  /** Is it the leg under way, as the field says or a constant that was read from it? */
  private isLeg(node: ts.Expression): boolean {
    if (ts.isIdentifier(node)) {
      const declaration = this.checker.getSymbolAtLocation(node)?.valueDeclaration;
      if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
      const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
      return isConst && declaration.initializer !== undefined && this.isLeg(declaration.initializer);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
    const [field] = node.arguments;
    return node.expression.name.text === 'get' && field !== undefined && LEG_FIELDS.has(field.getText());
  }

  /** Adds what a part of a function does with a buffer; false where it cannot be told. */
  private walk(node: ts.Node, into: Body): boolean {
    if (ts.isTypeNode(node)) return true;
    if (ts.isParameter(node)) return node.initializer === undefined || this.walk(node.initializer, into);
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node;
      if (ts.isPropertyAccessExpression(expression) && this.isBuffer(expression.expression)) {
        into.methods.add(expression.name.text);
        return ts.isIdentifier(expression.expression) && given.every((one) => this.walk(one, into));
      }
      if (given.some((one) => this.isBuffer(one))) {
        for (const called of this.functionsOf(expression)) {
          if (called === null) return false;
          into.calls.add(called);
        }
        return (
          this.walk(expression, into) &&
          given.every((one) => (this.isBuffer(one) ? ts.isIdentifier(one) : this.walk(one, into)))
        );
      }
    }
    if (ts.isIdentifier(node)) return !this.isBuffer(node);
    let isTold = true;
    ts.forEachChild(node, (child) => {
      isTold &&= this.walk(child, into);
    });
    return isTold;
  }
}

function either(a: Ends, b: Ends): Ends {
  return { next: a.next || b.next, out: a.out || b.out };
}

/** The name of the leg that an expression stands for; null if it is none. */
function legNamed(node: ts.Expression): string | null {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === LEGS ? node.name.text : null;
}

/** What a function may return. */
function returnsOf(node: FunctionNode): ts.Node[] {
  if (!ts.isBlock(node.body)) return [node.body];
  const found: ts.Node[] = [];
  const look = (part: ts.Node): void => {
    if (ts.isFunctionLike(part)) return;
    if (ts.isReturnStatement(part) && part.expression !== undefined) found.push(part.expression);
    ts.forEachChild(part, look);
  };
  look(node.body);
  return found;
}
