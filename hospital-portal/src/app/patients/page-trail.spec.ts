import { nextStep, previousStep, trailOf } from './page-trail';

describe('the trail of pages', () => {
  it('leads back through the pages one came by', () => {
    const second = nextStep([], undefined, 'b');
    const third = nextStep(second.trail, second.cursor, 'c');
    expect(third).toEqual({ cursor: 'c', trail: ['', 'b'] });
    expect(previousStep(third.trail)).toEqual({ cursor: 'b', trail: [''] });
    expect(previousStep([''])).toEqual({ cursor: undefined, trail: [] });
  });

  it('leads to the first page from a link without a trail', () => {
    expect(previousStep(trailOf(null))).toEqual({ cursor: undefined, trail: [] });
    expect(trailOf({ trail: ['', 3, 'b'] })).toEqual(['', 'b']);
  });
});
