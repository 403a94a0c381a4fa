import { EventMessages } from './event-messages';

const TEXT = 'id: 42\nevent: patient.registered\ndata: {"a":1}\n\n:\nid: 43-40\n\n: nothing\n\nevent:closed\ndata:\n\n';

describe('messages of an event stream', () => {
  const all = [
    { id: '42', event: 'patient.registered', data: '{"a":1}' },
    { id: '43-40', event: '', data: '' },
    { id: null, event: 'closed', data: '' },
  ];

  it('are read whole, however the text is cut', () => {
    for (let size = 1; size <= TEXT.length; size += 1) {
      const messages = new EventMessages();
      const found = [];
      for (let at = 0; at < TEXT.length; at += size) found.push(...messages.take(TEXT.slice(at, at + size)));
      expect(found).toEqual(all);
    }
  });

  it('wait for their end', () => {
    const messages = new EventMessages();
    expect(messages.take('event: x\ndata: 1\n')).toEqual([]);
    expect(messages.take('data: 2\n\n')).toEqual([{ id: null, event: 'x', data: '1\n2' }]);
  });

  it('may end their lines as they like', () => {
    expect(new EventMessages().take('event: x\r\ndata: 1\r\n\r\n')).toEqual([{ id: null, event: 'x', data: '1' }]);
  });
});
