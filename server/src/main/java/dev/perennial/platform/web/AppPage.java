package dev.perennial.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.perennial.platform.access.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** The web app's one page, for every address that is not data or a file. Each answer carries a nonce of its own. */
@Component
class AppPage {

    private static final String NONCE = "__CSP_NONCE__";

    private final String html;

    AppPage() {
        this.html = load();
    }

    private static String load() {
        try (InputStream stream = AppPage.class.getResourceAsStream("/web/index.html")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a request that matched nothing is a person opening a page of the app. */
    boolean isAsked(HttpServletRequest request) {
        String path = request.getRequestURI();
        String lastPart = path.substring(path.lastIndexOf('/') + 1);
        return !html.isEmpty() && request.getMethod().equals("GET") && !path.startsWith("/api/")
                && !path.equals("/api") && !path.startsWith("/actuator") && !lastPart.contains(".");
    }

    void answer(HttpServletResponse response) throws IOException {
        String nonce = Secret.random().text();
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", ContentPolicy.page(nonce));
        response.getOutputStream().write(html.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8));
    }
}
