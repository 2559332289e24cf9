// The form in the browser: Sveltia CMS with the configuration beside it (config.json), and what its files must still become.
import './language.js';
import CMS from '@sveltia/cms';

// As people write it: a file below docs/assets is named without a slash in front, and a "no" is left out.
const asWritten = (value) => {
  if (typeof value === 'string') return value.replace(/^\/assets\//, 'assets/');
  if (Array.isArray(value)) return value.map(asWritten);
  if (value && typeof value === 'object') {
    const said = Object.entries(value).filter(([, inner]) => inner !== false);
    return Object.fromEntries(said.map(([name, inner]) => [name, asWritten(inner)]));
  }
  return value;
};

// Only the English file says whence it was translated.
const ofVietnamese = ({ translation, ...fields }) => asWritten(fields);

CMS.registerEventListener({
  name: 'preSave',
  handler: ({ entry }) => {
    const english = entry.getIn(['i18n', 'en', 'data']);
    const tidied = entry.set('data', ofVietnamese(entry.get('data').toJS()));
    return english ? tidied.setIn(['i18n', 'en', 'data'], asWritten(english.toJS())) : tidied;
  },
});
CMS.init();
