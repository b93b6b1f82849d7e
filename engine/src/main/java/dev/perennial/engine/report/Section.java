package dev.perennial.engine.report;

/** One question of the page with its answer. */
interface Section {

    /** Code of the section: anchor, and family of its texts. */
    String code();

    void write(Markup page);
}
