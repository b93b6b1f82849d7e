package dev.perennial.engine.report;

import java.util.Locale;

/** Shapes of a drawing. Coordinates are the drawing's own; looks come from CSS classes. */
record Svg(Markup out) {

    void line(double x1, double y1, double x2, double y2, String style) {
        out.empty("line", "x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2), "class", style);
    }

    void rect(double x, double y, double width, double height, String style) {
        out.empty("rect", "x", n(x), "y", n(y), "width", n(Math.max(0, width)), "height", n(Math.max(0, height)),
                "class", style);
    }

    /** A rectangle with a tooltip. */
    void rect(double x, double y, double width, double height, String style, String hint) {
        out.open("rect", "x", n(x), "y", n(y), "width", n(Math.max(0, width)), "height", n(Math.max(0, height)),
                "class", style);
        out.element("title", hint).close();
    }

    void dot(double x, double y, double radius, String style) {
        out.empty("circle", "cx", n(x), "cy", n(y), "r", n(radius), "class", style);
    }

    void path(Path path, String style) {
        out.empty("path", "d", path.toString(), "class", style);
    }

    /** Text that begins at x. */
    void text(double x, double y, String text, String style) {
        anchored(x, y, text, "start", style);
    }

    void centred(double x, double y, String text, String style) {
        anchored(x, y, text, "middle", style);
    }

    /** Text that ends at x. */
    void ending(double x, double y, String text, String style) {
        anchored(x, y, text, "end", style);
    }

    private void anchored(double x, double y, String text, String anchor, String style) {
        out.element("text", text, "x", n(x), "y", n(y), "text-anchor", anchor, "class", style);
    }

    private static String n(double value) {
        return Markup.number(value);
    }

    /** The outline of a line or an area. */
    static final class Path {
        private final StringBuilder steps = new StringBuilder();

        Path to(double x, double y) {
            steps.append(steps.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            return this;
        }

        Path closed() {
            steps.append('Z');
            return this;
        }

        @Override
        public String toString() {
            return steps.toString();
        }
    }
}
