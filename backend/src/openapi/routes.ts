import { RequestMethod, type Type } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA, MODULE_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ACCESS, CONSUMES, NO_APP, STEP_UP, TENANT_ROUTE, WORK_SCOPE, type Access, type WorkScope } from '../common/access.decorators.js';
import { ANSWER, type Answer } from '../common/answers.js';
import { IdempotencyInterceptor } from '../tenancy/idempotency.interceptor.js';

/** One handler as its decorators declare it. */
export interface Route {
  readonly controller: Type<unknown>;
  readonly handler: string;
  /** Lower case. */
  readonly method: string;
  /** With `{name}` parameters. */
  readonly path: string;
  readonly access: Access | undefined;
  readonly scope: WorkScope | undefined;
  readonly tenantRoute: boolean;
  readonly noApp: boolean;
  /** Asks for a recent proof that the person is there. */
  readonly stepUp: boolean;
  readonly idempotent: boolean;
  /** Media type of a body that is not JSON. */
  readonly consumes: string | undefined;
  readonly answer: Answer | undefined;
  readonly body: Type<unknown> | null;
  readonly query: Type<unknown> | null;
  readonly params: Type<unknown> | null;
}

type Target = Type<unknown> | ((...parameters: never[]) => unknown);

interface ModuleLike {
  readonly module?: Type<unknown>;
}

/** Controllers of a module and of everything that it imports, each once. */
export function controllersOf(root: unknown, seen = new Set<unknown>()): Type<unknown>[] {
  const module = (root as ModuleLike).module ?? root;
  if (typeof module !== 'function' || seen.has(module)) return [];
  seen.add(module);
  const imports = (Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) ?? []) as unknown[];
  const own = (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []) as Type<unknown>[];
  return [...own, ...imports.flatMap((imported) => controllersOf(imported, seen))];
}

const metadata = <T>(key: string, handler: Target, controller: Type<unknown>): T | undefined =>
  (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;

/** The DTO class of a whole body, query or parameter object. */
function classOf(controller: Type<unknown>, handler: string, kind: RouteParamtypes): Type<unknown> | null {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const entry = Object.entries(args).find(([key, { data }]) => key.startsWith(`${kind}:`) && data === undefined);
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) ?? []) as Type<unknown>[];
  return entry ? (types[entry[1].index] ?? null) : null;
}

function routeOf(controller: Type<unknown>, handler: string): Route[] {
  const target = (controller.prototype as Record<string, Target>)[handler];
  const method = Reflect.getMetadata(METHOD_METADATA, target) as RequestMethod | undefined;
  if (method === undefined) return [];
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  const own = String(Reflect.getMetadata(PATH_METADATA, target));
  const path = `/${base}/${own}`
    .replaceAll(/\/+/g, '/')
    .replace(/(.)\/$/, '$1')
    .replaceAll(/:([A-Za-z]+)/g, '{$1}');
  const interceptors = metadata<unknown[]>(INTERCEPTORS_METADATA, target, controller) ?? [];
  return [
    {
      controller,
      handler,
      method: RequestMethod[method].toLowerCase(),
      path,
      access: metadata<Access>(ACCESS, target, controller),
      scope: metadata<WorkScope>(WORK_SCOPE, target, controller),
      tenantRoute: metadata<boolean>(TENANT_ROUTE, target, controller) === true,
      noApp: metadata<boolean>(NO_APP, target, controller) === true,
      stepUp: metadata<boolean>(STEP_UP, target, controller) === true,
      idempotent: interceptors.includes(IdempotencyInterceptor),
      consumes: metadata<string>(CONSUMES, target, controller),
      answer: metadata<Answer>(ANSWER, target, controller),
      body: classOf(controller, handler, RouteParamtypes.BODY),
      query: classOf(controller, handler, RouteParamtypes.QUERY),
      params: classOf(controller, handler, RouteParamtypes.PARAM),
    },
  ];
}

/** Every route of the controllers, in the order they are declared. */
export const routesOf = (controllers: readonly Type<unknown>[]): Route[] =>
  controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => name !== 'constructor')
      .flatMap((name) => routeOf(controller, name)),
  );

/**
 * Closed by default: a route that declares no access keeps the API from starting.
 * @throws Error naming the handlers
 */
export function assertAccessDeclared(routes: readonly Route[]): void {
  const undeclared = routes.filter((route) => route.access === undefined).map((route) => `${route.controller.name}.${route.handler}`);
  if (undeclared.length > 0) throw new Error(`Routes without @RequirePermission, @SignedIn or @Public: ${undeclared.join(', ')}`);
}
