import { Outlet } from '@tanstack/react-router';
import { AppearanceMenu, LanguageMenu } from './Menus';
import './frame.css';

/** What surrounds the pages before signing in: nothing but the choice of language and shade. */
export function Entry() {
  return (
    <>
      <div className="frame-entry-tools">
        <LanguageMenu />
        <AppearanceMenu />
      </div>
      <Outlet />
    </>
  );
}
