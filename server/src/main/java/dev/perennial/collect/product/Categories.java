package dev.perennial.collect.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tree of categories. A category is known by its path: the names from the root down, with a slash between them. */
@Repository
class Categories {

    /** A category with those below it. */
    record Branch(long id, String path, String name, long products, List<Branch> children) {
    }

    private record Row(long id, @Nullable Long parent, String path, String name, long products) {
    }

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A path without spaces around its names and without empty names. */
    static Optional<String> path(@Nullable String told) {
        if (told == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String name : told.split("/", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }

    /** The categories of these paths, with those above them; those that are not there are created. */
    Map<String, Long> findOrCreate(Collection<String> paths) {
        SortedSet<String> wanted = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                wanted.add(path.substring(0, slash));
            }
            wanted.add(path);
        }
        Map<String, Long> ids = new HashMap<>();
        // A path comes behind those above it, so that its parent is there.
        for (String path : wanted) {
            int slash = path.lastIndexOf('/');
            Long parent = slash < 0 ? null : ids.get(path.substring(0, slash));
            ids.put(path, findOrCreate(path, parent, path.substring(slash + 1)));
        }
        return ids;
    }

    private long findOrCreate(String path, @Nullable Long parent, String name) {
        Optional<Long> known = find(path);
        if (known.isPresent()) {
            return known.get();
        }
        jdbc.sql("""
                INSERT INTO collect.product_category (parent_id, code, name)
                VALUES (?, ?, ?)
                ON CONFLICT (code) DO NOTHING
                """).param(parent).param(path).param(name).update();
        return find(path).orElseThrow();
    }

    private Optional<Long> find(String path) {
        return jdbc.sql("SELECT id FROM collect.product_category WHERE code = ?").param(path).query(Long.class)
                .optional();
    }

    /** The roots. */
    List<Branch> tree() {
        List<Row> rows = jdbc.sql("""
                SELECT c.id, c.parent_id, c.code, c.name,
                       (SELECT count(*) FROM collect.product_item AS i WHERE i.category_id = c.id) AS products
                FROM collect.product_category AS c
                ORDER BY c.code
                """).query((row, _) -> new Row(row.getLong("id"), row.getObject("parent_id", Long.class),
                row.getString("code"), row.getString("name"), row.getLong("products"))).list();
        List<Branch> roots = new ArrayList<>();
        Map<Long, Branch> known = new HashMap<>();
        for (Row row : rows) {
            Branch branch = new Branch(row.id(), row.path(), row.name(), row.products(), new ArrayList<>());
            known.put(row.id(), branch);
            Branch parent = row.parent() == null ? null : known.get(row.parent());
            (parent == null ? roots : parent.children()).add(branch);
        }
        return roots;
    }
}
