// The form speaks Vietnamese until its user chooses otherwise, whatever the browser's own language is.
const PREFERENCES = 'sveltia-cms.prefs';

if (!localStorage.getItem(PREFERENCES)) localStorage.setItem(PREFERENCES, JSON.stringify({ locale: 'vi' }));
