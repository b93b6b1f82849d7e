package dev.perennial.platform.web;

import java.io.IOException;
import java.util.Optional;

import dev.perennial.platform.access.Callers;
import dev.perennial.platform.access.Secret;
import dev.perennial.platform.access.SessionCookie;
import dev.perennial.platform.kernel.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks: by the bearer token if one is sent, else by the session cookie. */
class CallerFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = CallerFilter.class.getName();
    private static final String BEARER = "Bearer ";

    private final Callers callers;

    CallerFilter(Callers callers) {
        this.callers = callers;
    }

    static Optional<Caller> caller(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /** Whether the request names its credential itself, which no foreign page can make a browser do. */
    static boolean bearsToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        if (bearsToken(request)) {
            caller = callers.byToken(
                    new Secret(request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip()));
            // Programs need no mark against forgery, and no cookie that carries one.
            CsrfFilter.skipRequest(request);
        } else {
            caller = SessionCookie.of(request).flatMap(callers::bySession);
        }
        caller.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
        chain.doFilter(request, response);
    }
}
