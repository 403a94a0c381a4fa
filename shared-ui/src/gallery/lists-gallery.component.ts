import { Component } from '@angular/core';
import { HmsMeter } from '../components/meter.component';
import { HmsPageHead } from '../components/page-head.component';
import { HmsPager } from '../components/pager.component';
import { HmsPanel } from '../components/panel.component';
import { HmsPatientName } from '../components/patient-name.component';
import { HmsSearchBox } from '../components/search-box.component';
import { HmsStatusChip } from '../components/status-chip.component';
import { HmsSteps } from '../components/steps.component';
import { HmsSample } from './sample.component';
import { DEVANAGARI_HOSPITAL, LONG_EMAIL, LONG_FAMILY, LONG_HOSPITAL } from './samples';

/** What lists and details are made of. */
@Component({
  selector: 'hms-lists-gallery',
  imports: [HmsMeter, HmsPageHead, HmsPager, HmsPanel, HmsPatientName, HmsSample, HmsSearchBox, HmsStatusChip, HmsSteps],
  styleUrl: './gallery.scss',
  templateUrl: './lists-gallery.component.html',
})
export class HmsListsGallery {
  protected readonly longHospital = LONG_HOSPITAL;
  protected readonly devanagari = DEVANAGARI_HOSPITAL;
  protected readonly longFamily = LONG_FAMILY;
  protected readonly steps = [
    { label: 'Hospital details', summary: LONG_HOSPITAL },
    { label: 'Admin user', summary: 'Dr Kavita Solanki' },
    { label: 'Plan', summary: 'Advanced, monthly' },
  ];
  protected readonly rows = [
    { name: 'Sharma', given: 'Meena', title: 'Mrs', born: '1978-03-02', phone: '+91 98220 41763', mail: 'meena@mail.example' },
    { name: LONG_FAMILY, given: 'Subrahmanyeswara Rao', title: null, born: null, phone: 'Not recorded', mail: LONG_EMAIL },
    { name: 'शर्मा', given: 'मीना', title: null, born: '2026-02-14', phone: '+91 70201 56619', mail: 'Not recorded' },
  ];
}
