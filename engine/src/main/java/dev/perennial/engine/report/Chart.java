package dev.perennial.engine.report;

/** A drawing that also says in words what it shows, and has its figures as a table for those who would rather read. */
interface Chart {

    /** Unique on the page. */
    String id();

    String title();

    /** What there is to see, in a sentence. */
    String description();

    /** Width and height of the drawing's own coordinates. */
    double width();

    double height();

    void draw(Markup svg);

    Table table();

    /** Writes the figure: heading, drawing, table folded away. */
    default void write(Markup page, Words words) {
        page.open("figure").open("figcaption").element("strong", title()).close();
        String box = "0 0 " + Markup.number(width()) + " " + Markup.number(height());
        page.open("svg", "role", "img", "aria-labelledby", id() + "-t " + id() + "-d", "viewBox", box);
        page.element("title", title(), "id", id() + "-t").element("desc", description(), "id", id() + "-d");
        draw(page);
        page.close();
        page.open("details").element("summary", words.say("chart.as-table"));
        table().write(page);
        page.close().end();
    }
}
