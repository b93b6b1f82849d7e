package dev.perennial.platform.web;

import java.io.IOException;

import dev.perennial.platform.access.Open;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The address of the web app itself. */
@Controller
class AppController {

    private final AppPage page;

    AppController(AppPage page) {
        this.page = page;
    }

    @GetMapping({"/", "/index.html"})
    @Open
    void page(HttpServletResponse response) throws IOException {
        page.answer(response);
    }
}
