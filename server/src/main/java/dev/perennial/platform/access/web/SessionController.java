package dev.perennial.platform.access.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Open;
import dev.perennial.platform.access.Secret;
import dev.perennial.platform.access.SessionCookie;
import dev.perennial.platform.access.Sessions;
import dev.perennial.platform.access.SetUp;
import dev.perennial.platform.access.SignIn;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting up, signing in and out, and where one is signed in. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private static final int LONGEST = 500;

    record SetUpView(boolean needed, String zone) {
    }

    record SignInRequest(@Nullable String login, @Nullable String password) {
    }

    record UserView(long id, @Nullable String login, String name, String role) {
    }

    record InstallationView(String zone, String currency, boolean demo, String version) {
    }

    record SessionView(UserView user, List<String> permissions, InstallationView installation) {
    }

    record SessionsView(List<OwnSessionView> items) {
    }

    record OwnSessionView(long id, String createdAt, String lastUsedAt, String userAgent, String address,
            boolean current) {
    }

    private final SetUp setUp;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Users users;
    private final Installation installation;

    SessionController(SetUp setUp, SignIn signIn, Sessions sessions, Users users, Installation installation) {
        this.setUp = setUp;
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
        this.installation = installation;
    }

    @GetMapping("/set-up")
    @Open
    SetUpView setUp(HttpServletRequest request) {
        mark(request);
        return new SetUpView(setUp.needed(), installation.zone().getId());
    }

    /** Sends the mark against forgery with the answer; asking for it does that. Programs with a token have none. */
    private static void mark(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            csrf.getToken();
        }
    }

    @PostMapping("/set-up")
    @ResponseStatus(HttpStatus.CREATED)
    @Open
    void setUp(@RequestBody SetUp.Request body, HttpServletRequest request, HttpServletResponse response) {
        Users.User user = setUp.complete(body);
        SignIn.Origin origin = origin(request);
        SessionCookie.put(request, response, sessions.begin(user.id(), origin.userAgent(), origin.address()),
                Sessions.IDLE);
    }

    @PostMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open
    void signIn(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        new Violations().text("/login", body.login(), LONGEST).text("/password", body.password(), LONGEST).refuse();
        Secret secret = signIn.signIn(String.valueOf(body.login()), String.valueOf(body.password()), origin(request));
        SessionCookie.put(request, response, secret, Sessions.IDLE);
    }

    @GetMapping("/session")
    @Allowed(Permission.SELF)
    SessionView session(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        mark(request);
        if (caller.userId().isPresent()) {
            // The session has just been extended; the browser must keep its secret as long.
            SessionCookie.of(request)
                    .ifPresent(secret -> SessionCookie.put(request, response, secret, Sessions.IDLE));
        }
        Optional<Users.User> user = caller.userId().isPresent() ? users.find(caller.id()) : Optional.empty();
        UserView view = new UserView(caller.id(), user.map(Users.User::login).orElse(null), caller.name(),
                caller.role().code());
        return new SessionView(view, caller.role().permissions().stream().map(Permission::code).sorted().toList(),
                new InstallationView(installation.zone().getId(), installation.currency(), installation.demo(),
                        Objects.requireNonNullElse(SessionController.class.getPackage().getImplementationVersion(),
                                "dev")));
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.SELF)
    void signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller.userId().isPresent()) {
            sessions.end(caller, caller.id(), caller.credential());
        }
        SessionCookie.put(request, response, new Secret(""), Duration.ZERO);
    }

    @GetMapping("/sessions")
    @Allowed(Permission.SELF)
    SessionsView sessions(Caller caller) {
        if (caller.userId().isEmpty()) {
            return new SessionsView(List.of());
        }
        return new SessionsView(sessions.of(caller.id()).stream()
                .map(s -> new OwnSessionView(s.id(), s.createdAt().toString(), s.lastUsedAt().toString(),
                        s.userAgent(), s.address(), s.id() == caller.credential()))
                .toList());
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.SELF)
    void endSession(Caller caller, @PathVariable long id) {
        sessions.end(caller, caller.userId().orElse(0), id);
    }

    private static SignIn.Origin origin(HttpServletRequest request) {
        return new SignIn.Origin(Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
                request.getRemoteAddr());
    }
}
