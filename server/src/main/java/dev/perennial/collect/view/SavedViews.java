package dev.perennial.collect.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.perennial.collect.view.ViewTable.Row;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Violation;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps views, shows people theirs and those that are shared, and lets only those change one who may. */
@Service
public class SavedViews {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_VIEWS = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 1000;

    /** A view to keep; not shared unless it says so. */
    public record Command(@Nullable String object, @Nullable String name, @Nullable Boolean shared,
            @Nullable ViewContent content) {
    }

    /** What to change: what is absent stays. The position counts from 0 among the owner's views. */
    public record Change(@Nullable String name, @Nullable Boolean shared, @Nullable ViewContent content,
            @Nullable Integer position) {
    }

    private final ViewTable table;
    private final Map<String, ViewedObject> objects;
    private final Users users;
    private final AuditTrail audit;
    private final JsonMapper json;

    SavedViews(ViewTable table, List<ViewedObject> objects, Users users, AuditTrail audit, JsonMapper json) {
        this.table = table;
        this.objects = objects.stream().collect(Collectors.toUnmodifiableMap(ViewedObject::code, Function.identity()));
        this.users = users;
        this.audit = audit;
        this.json = json;
    }

    /** The caller's views of an object and those shared by others, in the order of their tabs. */
    public List<SavedView> all(Caller caller, String object) {
        new Violations().oneOf("/object", object, objects.keySet().stream().sorted().toList()).refuse();
        Map<Long, String> names = users.all().stream().collect(Collectors.toMap(Users.User::id, Users.User::name));
        return table.seenBy(account(caller), object).stream().map(row -> view(caller, row, names)).toList();
    }

    /** A view that the caller may see. */
    public SavedView get(Caller caller, long id) {
        Row row = visible(caller, id);
        Map<Long, String> names = row.ownerId() == null
                ? Map.of()
                : users.find(row.ownerId()).map(user -> Map.of(user.id(), user.name())).orElse(Map.of());
        return view(caller, row, names);
    }

    /** Keeps a view behind the caller's others, or finds the one that this key made. */
    @Transactional
    public SavedView create(Caller caller, Command command, @Nullable String key) {
        Violations violations = new Violations().oneOf("/object", command.object(),
                objects.keySet().stream().sorted().toList()).text("/name", command.name(), LONGEST_NAME);
        boolean shared = Boolean.TRUE.equals(command.shared());
        if (command.content() == null) {
            violations.add("/content", KernelProblem.REQUIRED);
        }
        if (account(caller) == null && !shared) {
            violations.add("/shared", ViewProblem.NOBODYS);
        }
        violations.idempotencyKey(key);
        violations.refuse();
        requireMayShare(caller, shared);
        String object = Objects.requireNonNull(command.object());
        ViewContent content = Objects.requireNonNull(command.content());
        check(caller, object, content);
        table.lockThoseOf(account(caller));
        String creationKey = key == null ? null : caller.kind() + "/" + caller.id() + "/" + key;
        byte[] hash = hash(command);
        Optional<SavedView> made = madeBefore(caller, creationKey, hash);
        return made.isPresent()
                ? made.get()
                : insert(caller, new ViewTable.New(object, Objects.requireNonNull(command.name()).strip(),
                        account(caller), shared, content, creationKey, creationKey == null ? null : hash));
    }

    private Optional<SavedView> madeBefore(Caller caller, @Nullable String creationKey, byte[] hash) {
        Optional<ViewTable.Made> made = creationKey == null ? Optional.empty() : table.madeWith(creationKey);
        if (made.isPresent() && !MessageDigest.isEqual(made.get().requestHash(), hash)) {
            throw new ProblemException(ViewProblem.KEY_REUSED);
        }
        return made.map(view -> get(caller, view.id()));
    }

    private SavedView insert(Caller caller, ViewTable.New view) {
        List<Long> others = table.ordered(view.ownerId(), view.object());
        if (others.size() >= MOST_VIEWS) {
            throw new ProblemException(ViewProblem.TOO_MANY, MOST_VIEWS);
        }
        long id = named(view.name(), () -> table.insert(view, others.size()));
        audit.record(caller, "view.create", "view", id,
                new Command(view.object(), view.name(), view.shared(), view.content()));
        return get(caller, id);
    }

    /** Changes a view from the version that the caller saw. */
    @Transactional
    public SavedView change(Caller caller, long id, long version, Change change) {
        Row seen = visible(caller, id);
        table.lockThoseOf(seen.ownerId());
        Row before = editable(caller, id);
        if (before.version() != version) {
            throw new ProblemException(KernelProblem.STALE);
        }
        if (change.name() != null) {
            new Violations().text("/name", change.name(), LONGEST_NAME).refuse();
        }
        boolean shared = change.shared() == null ? before.shared() : change.shared();
        if (!shared && before.ownerId() == null) {
            throw ProblemException.invalid("/shared", ViewProblem.NOBODYS);
        }
        requireMayShare(caller, shared && !before.shared());
        if (change.content() != null) {
            check(caller, before.object(), change.content());
        }
        String name = change.name() == null ? before.name() : change.name().strip();
        ViewContent content = change.content() == null ? before.content() : change.content();
        if (!name.equals(before.name()) || shared != before.shared() || !content.equals(before.content())) {
            named(name, () -> {
                table.update(id, name, shared, content);
                return id;
            });
            audit.record(caller, "view.change", "view", id, change);
        }
        if (change.position() != null) {
            move(before, change.position());
        }
        return get(caller, id);
    }

    private void move(Row view, int position) {
        List<Long> ids = new ArrayList<>(table.ordered(view.ownerId(), view.object()));
        ids.remove(view.id());
        ids.add(Math.clamp(position, 0, ids.size()), view.id());
        table.place(ids);
    }

    /** Deletes a view. */
    @Transactional
    public void delete(Caller caller, long id) {
        Row seen = visible(caller, id);
        table.lockThoseOf(seen.ownerId());
        Row view = editable(caller, id);
        table.delete(id);
        table.place(table.ordered(view.ownerId(), view.object()));
        audit.record(caller, "view.delete", "view", id,
                new Command(view.object(), view.name(), view.shared(), view.content()));
    }

    private void check(Caller caller, String object, ViewContent content) {
        Violations violations = new Violations();
        List<ViewContent.Column> columns = content.columnsOrNone();
        violations.within("/content/columns", columns.size(), 0, MOST_COLUMNS);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            ViewContent.Column column = columns.get(i);
            if (column == null || column.code() == null) {
                violations.add("/content/columns/" + i + "/code", KernelProblem.REQUIRED);
            } else if (!codes.add(column.code())) {
                violations.add("/content/columns/" + i + "/code", ViewProblem.COLUMN_TWICE, column.code());
            } else if (column.width() != null) {
                violations.within("/content/columns/" + i + "/width", column.width(), NARROWEST, WIDEST);
            }
        }
        violations.refuse();
        try {
            Objects.requireNonNull(objects.get(object)).check(caller, content);
        } catch (ProblemException e) {
            throw e.violations().isEmpty() ? e : ProblemException.invalid(inContent(e.violations()));
        }
    }

    /** The object's list names its fields; here they are the columns of the content. */
    private static List<Violation> inContent(List<Violation> violations) {
        return violations.stream()
                .map(found -> new Violation("/content" + found.pointer().replaceFirst("^/fields/(\\d+)$",
                        "/columns/$1/code"), found.problem(), found.arguments()))
                .toList();
    }

    private Row visible(Caller caller, long id) {
        return table.find(id).filter(row -> row.shared() || owns(caller, row))
                .orElseThrow(() -> new ProblemException(ViewProblem.NOT_FOUND, id));
    }

    private Row editable(Caller caller, long id) {
        Row row = visible(caller, id);
        if (!mayEdit(caller, row)) {
            throw new ProblemException(ViewProblem.NOT_YOURS);
        }
        return row;
    }

    private static void requireMayShare(Caller caller, boolean shares) {
        if (shares && !caller.may(Permission.VIEW_SHARE)) {
            throw new ProblemException(ViewProblem.SHARING_NOT_ALLOWED);
        }
    }

    private static boolean owns(Caller caller, Row row) {
        return row.ownerId() != null && row.ownerId().equals(account(caller));
    }

    /** What is shared outlives who shared it: administrators may change it too. */
    private static boolean mayEdit(Caller caller, Row row) {
        return owns(caller, row) || (row.shared() && caller.role() == Role.ADMIN);
    }

    private static @Nullable Long account(Caller caller) {
        return caller.userId().isPresent() ? Long.valueOf(caller.userId().getAsLong()) : null;
    }

    private static SavedView view(Caller caller, Row row, Map<Long, String> names) {
        Long owner = row.ownerId();
        return new SavedView(row.id(), row.object(), row.name(), row.shared(), owns(caller, row), mayEdit(caller, row),
                owner == null ? null : new SavedView.Owner(owner, names.getOrDefault(owner, "#" + owner)),
                row.content(), row.position(), row.version());
    }

    private interface Naming {
        long write();
    }

    private static long named(String name, Naming naming) {
        try {
            return naming.write();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(ViewProblem.NAME_TAKEN, name);
        }
    }

    private byte[] hash(Command command) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(command).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
