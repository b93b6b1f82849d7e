package dev.perennial.testing;

import dev.perennial.platform.access.Tokens;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Gives tests clients of the running application: anonymous, by token, or signed in as a user of a role. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClients {

    @Bean
    @Lazy
    TestClient testClient(Environment environment, Tokens tokens, Users users, JsonMapper json) {
        int port = Integer.parseInt(String.valueOf(environment.getProperty("local.server.port")));
        return new TestClient("http://localhost:" + port, json,
                role -> tokens.issue(Caller.system(), "test " + role.code(), role.code()).secret(),
                (login, role) -> users.open(Caller.system(),
                        new Users.NewUser(login, "User " + login, role.code(), TestClient.PASSWORD, null)).id());
    }

    /** Issues a token of a role. */
    public interface TokenSource {
        String issue(Role role);
    }

    /** Opens an account. */
    public interface UserSource {
        long open(String login, Role role);
    }
}
