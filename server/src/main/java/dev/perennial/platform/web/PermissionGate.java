package dev.perennial.platform.web;

import dev.perennial.platform.access.AccessProblem;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Open;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to an endpoint only with the permission the endpoint names. */
class PermissionGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(Open.class)
                || !method.getBeanType().getPackageName().startsWith("dev.perennial.")) {
            return true;
        }
        Caller caller = CallerFilter.caller(request)
                .orElseThrow(() -> new ProblemException(AccessProblem.SIGN_IN_REQUIRED));
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            throw new IllegalStateException("no permission is named at " + method);
        }
        Permission needed = allowed.value();
        if (!caller.may(needed)) {
            throw new ProblemException(AccessProblem.NOT_ALLOWED, needed.code());
        }
        return true;
    }
}
