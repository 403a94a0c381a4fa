import 'reflect-metadata';
import type { AppConfig } from '../config/config.js';
import { invitationLink, passwordLink } from './mail-links.js';
import { adminAddedMail, invitationMail, passwordMail, textOn } from './templates.js';

const CONFIG = { production: false, portalHostSuffix: 'localhost', portalPort: 3001, adminPort: 3002 } as AppConfig;

describe('mails', () => {
  it('show HTML in names as text', () => {
    const sender = { name: '<script>alert(1)</script> & Sons', colour: '#1f4e79' };
    const { html, text } = invitationMail(sender, {
      name: '"><img src=x>',
      roles: ['LabTechnician'],
      url: 'http://x.localhost/a?token=t&b=c',
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons');
    expect(html).toContain('href="http://x.localhost/a?token=t&amp;b=c"');
    expect(text).toContain('Lab technician');
    expect(text).toContain('http://x.localhost/a?token=t&b=c');
  });

  it("tell of a new Admin in the hospital's own time", () => {
    const { subject, text, html } = adminAddedMail(
      { name: 'City Hospital', colour: '#1f4e79' },
      {
        name: 'Asha',
        added: { name: '<b>Kavita</b>', email: 'k@new.example' },
        at: { instant: new Date('2026-11-22T20:11:00Z'), timeZone: 'Asia/Kolkata' },
        url: 'http://city.localhost:3001/staff',
      },
    );
    expect(subject).toBe('A new Admin was added to City Hospital');
    expect(text).toContain('<b>Kavita</b> (k@new.example) as an Admin of City Hospital on 23 November 2026 at 01:41 (Asia/Kolkata).');
    expect(html).not.toContain('<b>');
  });

  it('carry the hospital, and text that reads on its colour', () => {
    const { html } = passwordMail({ name: 'City Hospital', colour: '#ffd400' }, { name: 'Asha', url: 'http://x' });
    expect(html).toContain('border-top:4px solid #ffd400');
    expect(html).toContain('background:#ffd400;color:#000000');
    expect([textOn('#ffffff'), textOn('#000000'), textOn('#7a2e5a')]).toEqual(['#000000', '#ffffff', '#ffffff']);
  });

  it('link to the host of the hospital, and the operator to the admin dashboard', () => {
    expect(invitationLink(CONFIG, { subdomain: 'city', token: 'abc' })).toBe('http://city.localhost:3001/auth/invitation?token=abc');
    const [email, code] = ['a+b@x.example', 'c-_1'];
    expect(passwordLink(CONFIG, { subdomain: null, email, code })).toBe(
      'http://localhost:3002/auth/reset-password?email=a%2Bb%40x.example&code=c-_1',
    );
    const production = { ...CONFIG, production: true, portalHostSuffix: 'hms.example' };
    expect(invitationLink(production, { subdomain: 'city', token: 'abc' })).toBe('https://city.hms.example/auth/invitation?token=abc');
    expect(passwordLink(production, { subdomain: null, email, code })).toMatch(/^https:\/\/admin\.hms\.example\/auth/);
  });
});
