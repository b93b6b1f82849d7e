package dev.perennial.platform.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's secret: for this site only, out of reach of scripts. */
public final class SessionCookie {

    public static final String NAME = "perennial_session";

    private SessionCookie() {
    }

    /** The secret that a request carries. */
    public static Optional<Secret> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        Stream<Cookie> all = cookies == null ? Stream.empty() : Arrays.stream(cookies);
        return all.filter(cookie -> cookie.getName().equals(NAME)).map(Cookie::getValue)
                .filter(value -> !value.isEmpty()).map(Secret::new).findFirst();
    }

    /** Gives the browser a secret, or takes it away with no time to live. */
    public static void put(HttpServletRequest request, HttpServletResponse response, Secret secret, Duration lasting) {
        response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, secret.text()).httpOnly(true).sameSite("Lax").path("/")
                        .secure(request.isSecure()).maxAge(lasting).build().toString());
    }
}
