import '@fontsource-variable/noto-sans-sc/index.css';
import './shell/tokens.css';
import './shell/shell.css';
import './shell/parts.css';
import './shell/overlays.css';
import './shell/map.css';
import './shell/inspect.css';
import './appeals/appeals.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyTheme } from './app/preferences.ts';
import { startMessages } from './messages/i18n.ts';

startMessages();
applyTheme();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
