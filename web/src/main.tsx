import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startLanguage } from './app/i18n';
import { markStyles } from './app/nonce';
import './app/app.css';

markStyles();
void startLanguage().then(() => {
  const place = document.getElementById('root');
  if (place) createRoot(place).render(<App />);
});
