package dev.perennial.platform.web;

import dev.perennial.platform.access.AccessProblem;
import dev.perennial.platform.access.Callers;
import dev.perennial.platform.access.SessionCookie;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The filters before any endpoint: forged requests, security headers, who asks. */
@Configuration(proxyBeanMethods = false)
class Security {

    @Bean
    SecurityFilterChain filters(HttpSecurity http, Callers callers, Problems problems) {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable()).formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable()).logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable()).securityContext(context -> context.disable())
                .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(Security::couldBeForged))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.API))
                        .referrerPolicy(policy -> policy.policy(
                                ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(errors -> errors
                        .accessDeniedHandler((request, response, refusal) -> problems.answer(request, response,
                                denied(refusal, request)))
                        .authenticationEntryPoint((request, response, _) -> problems.answer(request, response,
                                new ProblemException(AccessProblem.SIGN_IN_REQUIRED))))
                .addFilterBefore(new CallerFilter(callers), CsrfFilter.class)
                .addFilterAfter(new BodyLimit(problems), CallerFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/**").access((_, context) -> administrator(context)).anyRequest()
                        .permitAll());
        return http.build();
    }

    /**
     * What a foreign page could make a browser do: anything that changes something and that a cookie lets through, and
     * signing in. A request that bears its credential itself, or none, need not be marked.
     */
    private static boolean couldBeForged(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean signsIn = path.equals("/api/v1/set-up") || path.equals("/api/v1/session");
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !CallerFilter.bearsToken(request)
                && (SessionCookie.of(request).isPresent() || (signsIn && request.getMethod().equals("POST")));
    }

    /** Each filter would be timed by itself otherwise, at the price of a tenth of a short request; requests as a whole are. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    private static ProblemException denied(AccessDeniedException refusal, HttpServletRequest request) {
        if (refusal instanceof CsrfException) {
            return new ProblemException(AccessProblem.FORGERY_SUSPECTED);
        }
        return CallerFilter.caller(request).isPresent()
                ? new ProblemException(AccessProblem.NOT_ALLOWED, Role.ADMIN.code())
                : new ProblemException(AccessProblem.SIGN_IN_REQUIRED);
    }

    private static AuthorizationDecision administrator(RequestAuthorizationContext context) {
        return new AuthorizationDecision(CallerFilter.caller(context.getRequest()).map(Caller::role)
                .filter(role -> role == Role.ADMIN).isPresent());
    }
}
