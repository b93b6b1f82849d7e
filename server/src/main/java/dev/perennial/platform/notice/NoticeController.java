package dev.perennial.platform.notice;

import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bell over HTTP. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    @Allowed(Permission.SELF)
    Notices.Inbox inbox(Caller caller, Locale locale, @RequestParam(defaultValue = "20") int limit) {
        return notices.of(caller, limit, locale);
    }

    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.SELF)
    void seen(Caller caller) {
        notices.seen(caller);
    }
}
