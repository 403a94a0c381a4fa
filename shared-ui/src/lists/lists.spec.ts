import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router, provideRouter } from '@angular/router';
import { asked, cursorText, oneOf, searchText } from './list-query';
import { ListUrl } from './list-url';

describe('the address of a list', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const lists = () => TestBed.inject(ListUrl);
  const route = () => TestBed.inject(ActivatedRoute);
  const address = () => TestBed.inject(Location).path();

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
    await TestBed.inject(Router).navigateByUrl('/patients?q=rao&cursor=old');
  });

  it('goes back to the first page when a filter changes', async () => {
    lists().filter(route(), { status: 'active' });
    await settle();
    expect(address()).toBe('/patients?q=rao&status=active');
  });

  it('leads back through the pages one came by', async () => {
    await TestBed.inject(Router).navigateByUrl('/patients?q=rao');
    lists().next(route(), 'b');
    await settle();
    lists().next(route(), 'c');
    await settle();
    expect(address()).toBe('/patients?q=rao&cursor=c');
    expect(lists().trail()).toEqual([null, 'b']);
    lists().previous(route());
    await settle();
    expect(address()).toBe('/patients?q=rao&cursor=b');
    lists().previous(route());
    await settle();
    expect(address()).toBe('/patients?q=rao');
  });

  it('leads to the first page from a link without a trail, and keeps page and trail when only the look changes', async () => {
    lists().look(route(), { view: 'table' });
    await settle();
    expect(address()).toBe('/patients?q=rao&cursor=old&view=table');
    lists().previous(route());
    await settle();
    expect(address()).toBe('/patients?q=rao&view=table');
  });
});

describe('what a list is asked', () => {
  it('searches from two characters on, whatever the script', () => {
    expect([searchText('s'), searchText('श'), searchText(' शर '), searchText(null)]).toEqual([undefined, undefined, 'शर', undefined]);
  });

  it('leaves out what the API would refuse', () => {
    expect(oneOf(['name', '-name'], 'toString')).toBeUndefined();
    expect(oneOf(['name', '-name'], '-name')).toBe('-name');
    expect([cursorText('a b'), cursorText('Ab-_1')]).toEqual([undefined, 'Ab-_1']);
    expect(asked({ q: undefined, gender: 'female', ageFrom: 0, status: '' })).toEqual({ gender: 'female', ageFrom: 0 });
  });
});
