import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What a docstring says. */
export interface Comment {
  /** Without tags; paragraphs by a blank line. */
  readonly text: string;
  readonly example?: string;
}

export interface PropertyDoc extends Comment {
  /** Declared with `?`. */
  readonly optional: boolean;
  /** The type admits null. */
  readonly nullable: boolean;
}

export interface MethodDoc extends Comment {
  /** Names of the decorators on the parameters, in order. */
  readonly parameterDecorators: readonly string[];
  /** The first argument of each, when it is a text. */
  readonly parameterNames: readonly string[];
}

export interface ClassDoc extends Comment {
  readonly base: string | null;
  readonly properties: ReadonlyMap<string, PropertyDoc>;
  readonly methods: ReadonlyMap<string, MethodDoc>;
}

function commentOf(node: ts.Node): Comment {
  const [block] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(block?.comment) ?? '';
  const tag = block?.tags?.find((candidate) => candidate.tagName.text === 'example');
  const example = tag && ts.getTextOfJSDocComment(tag.comment)?.trim();
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim());
  return { text: paragraphs.join('\n\n').trim(), ...(example ? { example } : {}) };
}

const isNullable = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined &&
  ts.isUnionTypeNode(type) &&
  type.types.some((part) => ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword);

function decoratorOf(parameter: ts.ParameterDeclaration): { name: string; argument: string } {
  const expression = ts.getDecorators(parameter)?.[0]?.expression;
  if (!expression || !ts.isCallExpression(expression)) return { name: '', argument: '' };
  const [argument] = expression.arguments;
  return { name: expression.expression.getText(), argument: argument && ts.isStringLiteral(argument) ? argument.text : '' };
}

function methodDoc(node: ts.MethodDeclaration): MethodDoc {
  const decorators = node.parameters.map(decoratorOf);
  return {
    ...commentOf(node),
    parameterDecorators: decorators.map(({ name }) => name),
    parameterNames: decorators.map(({ argument }) => argument),
  };
}

function classDoc(node: ts.ClassDeclaration): ClassDoc {
  const base =
    node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText() ?? null;
  const properties = node.members
    .filter(ts.isPropertyDeclaration)
    .map((member): [string, PropertyDoc] => [
      member.name.getText(),
      { ...commentOf(member), optional: member.questionToken !== undefined, nullable: isNullable(member.type) },
    ]);
  const methods = node.members
    .filter(ts.isMethodDeclaration)
    .map((member): [string, MethodDoc] => [member.name.getText(), methodDoc(member)]);
  return { ...commentOf(node), base, properties: new Map(properties), methods: new Map(methods) };
}

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .map((file) => path.join(folder, file));

/** Docstrings of every exported class below the folders, by class name. */
export function readClassDocs(folders: readonly string[]): Map<string, ClassDoc> {
  const docs = new Map<string, ClassDoc>();
  for (const file of folders.flatMap(sourcesBelow)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
    for (const node of source.statements) if (ts.isClassDeclaration(node) && node.name) docs.set(node.name.text, classDoc(node));
  }
  return docs;
}

/** A property's docstring, looked for in the class and then in those it extends. */
export function propertyDoc(docs: ReadonlyMap<string, ClassDoc>, className: string, property: string): PropertyDoc | undefined {
  for (let doc = docs.get(className); doc; doc = doc.base === null ? undefined : docs.get(doc.base)) {
    const found = doc.properties.get(property);
    if (found) return found;
  }
  return undefined;
}
