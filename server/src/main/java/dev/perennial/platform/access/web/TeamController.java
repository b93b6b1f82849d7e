package dev.perennial.platform.access.web;

import java.net.URI;
import java.util.List;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Teams;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.EntityVersion;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams of people. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

    record TeamsView(List<Teams.Team> items) {
    }

    private final Teams teams;

    TeamController(Teams teams) {
        this.teams = teams;
    }

    @GetMapping
    @Allowed(Permission.SELF)
    TeamsView teams() {
        return new TeamsView(teams.all());
    }

    @PostMapping
    @Allowed(Permission.USER_MANAGE)
    ResponseEntity<Teams.Team> createTeam(Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Teams.NewTeam body) {
        Teams.Team team = teams.create(caller, body, key);
        return answer(ResponseEntity.created(URI.create("/api/v1/teams/" + team.id())), team);
    }

    @PatchMapping("/{id}")
    @Allowed(Permission.USER_MANAGE)
    ResponseEntity<Teams.Team> changeTeam(Caller caller, @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Teams.Change body) {
        return answer(ResponseEntity.ok(), teams.change(caller, id, EntityVersion.required(version), body));
    }

    private static ResponseEntity<Teams.Team> answer(ResponseEntity.BodyBuilder answer, Teams.Team team) {
        return answer.eTag(EntityVersion.tag(team.version())).body(team);
    }
}
