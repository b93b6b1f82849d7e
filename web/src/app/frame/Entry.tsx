import { Outlet } from '@tanstack/react-router';
import { AppearanceMenu, LanguageMenu } from './Menus';
import './frame.css';

/** What surrounds the pages before signing in: nothing but the choice of language and shade. */
export function Entry() {
  return (
    <>
      <header className="frame-entry-tools">
        <LanguageMenu />
        <AppearanceMenu />
      </header>
      <Outlet />
    </>
  );
}
