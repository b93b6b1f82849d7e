package dev.perennial.platform.access.web;

import java.util.List;

import dev.perennial.platform.access.AccessProblem;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Sessions;
import dev.perennial.platform.access.Tokens;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.EntityVersion;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of people and tokens of programs. */
@RestController
@RequestMapping("/api/v1")
class AccountController {

    record UsersView(List<Users.User> items) {
    }

    record PeopleView(List<Users.Person> items) {
    }

    record UserSessionsView(List<Sessions.Session> items) {
    }

    record TokensView(List<Tokens.Token> items) {
    }

    record TokenRequest(@Nullable String name, @Nullable String role) {
    }

    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;

    AccountController(Users users, Sessions sessions, Tokens tokens) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GetMapping("/people")
    @Allowed(Permission.SELF)
    PeopleView people() {
        return new PeopleView(users.people());
    }

    @GetMapping("/users")
    @Allowed(Permission.USER_MANAGE)
    UsersView users() {
        return new UsersView(users.all());
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Permission.USER_MANAGE)
    Users.User openUser(Caller caller, @RequestBody Users.NewUser body) {
        return users.open(caller, body);
    }

    @PatchMapping("/users/{id}")
    @Allowed(Permission.USER_MANAGE)
    ResponseEntity<Users.User> changeUser(Caller caller, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Users.Change body) {
        Users.User user = users.change(caller, id, EntityVersion.required(version), body);
        return ResponseEntity.ok().eTag(EntityVersion.tag(user.version())).body(user);
    }

    @GetMapping("/users/{id}/sessions")
    @Allowed(Permission.USER_MANAGE)
    UserSessionsView sessionsOfUser(@PathVariable long id) {
        requireUser(id);
        return new UserSessionsView(sessions.of(id));
    }

    @DeleteMapping("/users/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.USER_MANAGE)
    void endSessionsOfUser(Caller caller, @PathVariable long id) {
        requireUser(id);
        sessions.endAll(caller, id);
    }

    @GetMapping("/tokens")
    @Allowed(Permission.TOKEN_MANAGE)
    TokensView tokens() {
        return new TokensView(tokens.all());
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Permission.TOKEN_MANAGE)
    Tokens.Issued issueToken(Caller caller, @RequestBody TokenRequest body) {
        return tokens.issue(caller, body.name(), body.role());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.TOKEN_MANAGE)
    void revokeToken(Caller caller, @PathVariable long id) {
        tokens.revoke(caller, id);
    }

    private void requireUser(long id) {
        if (users.find(id).isEmpty()) {
            throw new ProblemException(AccessProblem.USER_NOT_FOUND, id);
        }
    }
}
