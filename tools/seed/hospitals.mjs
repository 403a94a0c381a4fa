/** The demo hospitals and their sizes; ids, subdomains and plans are the ones that the documentation names. */
const ALL_ROLES = ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'];
const FIRST_FOUR = ALL_ROLES.slice(0, 4);

const STAFF_NAMES = {
  cityhospital: ['Priya Deshmukh', 'Dr Meera Iyer', 'Asha Kulkarni', 'Sunita Pawar', 'Sameer Kulkarni', 'Dr Farhan Khan', 'Neha Gupta'],
  autoid: ['Rakesh Yadav', 'Dr Kavita Solanki', 'Mary Thomas', 'Deepak Jha'],
  complexform: ['Anita Rao', 'Dr Arvind Menon', 'Gurpreet Kaur', 'Farida Shaikh', 'Prakash Naidu', 'Dr Leela Nair', 'Vivek Joshi'],
  wasimakram: ['Md Wasim Akram', 'Dr Nusrat Jahan', 'Rubina Ansari', 'Salim Qureshi'],
};

/** Beside the one of each role: a waiting room and a calendar of more than one doctor. */
const MORE_DOCTORS = { cityhospital: ['Dr Arjun Rao', 'Dr Sana Shaikh', 'Dr Nikhil Patwardhan'] };

const moreDoctors = (subdomain) =>
  (MORE_DOCTORS[subdomain] ?? []).map((name) => ({
    role: 'Doctor',
    email: `${name.slice(3).toLowerCase().replace(' ', '.')}@${subdomain}.example`,
    name,
  }));

const hospital = (id, name, subdomain, { plan, city, brandColour, patients, booked = false }) => ({
  id,
  name,
  subdomain,
  plan,
  brandColour,
  patients,
  /** Whether today and the days after it have appointments. */
  booked,
  email: `contact@${subdomain}.example`,
  phone: '+912025536617',
  address: `12 MG Road, ${city}`,
  staff: [
    ...(plan === 'basic' ? FIRST_FOUR : ALL_ROLES).map((role, index) => ({
      role,
      email: `${role.toLowerCase()}@${subdomain}.example`,
      name: STAFF_NAMES[subdomain][index],
    })),
    ...moreDoctors(subdomain),
  ],
});

export const DEMO_HOSPITALS = [
  hospital('demo_hospital_001', 'City Hospital', 'cityhospital', {
    plan: 'premium',
    city: 'Pune',
    brandColour: '#0f5f8c',
    patients: 2400,
    booked: true,
  }),
  hospital('tenant_1762083064503', 'Auto ID Hospital', 'autoid', { plan: 'basic', city: 'Indore', brandColour: '#2f6b3a', patients: 140 }),
  hospital('tenant_1762083064515', 'Complex Form Hospital', 'complexform', {
    plan: 'premium',
    city: 'Nagpur',
    brandColour: '#7a2e5a',
    patients: 260,
  }),
  hospital('tenant_1762083586064', 'Md Wasim Akram', 'wasimakram', {
    plan: 'basic',
    city: 'Kolkata',
    brandColour: '#4b3f8f',
    patients: 120,
  }),
];

const MADE_STAFF = ['Asha Menon', 'Dr Ravi Kulkarni', 'Lata Joshi', 'Imran Shaikh', 'Kiran Das', 'Dr Usha Nair', 'Tejas Patil'];

/**
 * One more hospital, made up by number: ids and subdomains do not meet those of the demo.
 *
 * @param {number} number
 * @param {{ plan: string, patients: number }} options
 */
export function madeHospital(number, { plan, patients }) {
  const subdomain = `trial${number}`;
  const id = `tenant_${1_700_000_000_000 + number}`;
  const staff = ALL_ROLES.map((role, index) => ({ role, email: `${role.toLowerCase()}@${subdomain}.example`, name: MADE_STAFF[index] }));
  const address = { email: `contact@${subdomain}.example`, phone: '+912025536617', address: '12 MG Road, Pune' };
  return { id, name: `Trial Hospital ${number}`, subdomain, plan, patients, staff, seed: number + 1, brandColour: '#0f5f8c', ...address };
}

export const DEMO_OPERATOR = { email: 'admin@example.com', name: 'Ritu Kapoor' };

/** Every demo account has this one. Refused in production. */
export const DEMO_PASSWORD = 'password123';

/** Patients of a hospital in `HMS_DEMO=small`. */
export const SMALL_PATIENTS = 24;
