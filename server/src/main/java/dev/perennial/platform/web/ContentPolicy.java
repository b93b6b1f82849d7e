package dev.perennial.platform.web;

/** What a page may load. Everything comes from this site; styles made at run time carry the page's nonce. */
final class ContentPolicy {

    /** For answers that are data: nothing at all. */
    static final String API = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private ContentPolicy() {
    }

    /** For the web app's page. */
    static String page(String nonce) {
        return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }
}
