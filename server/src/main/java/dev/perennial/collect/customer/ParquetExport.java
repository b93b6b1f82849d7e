package dev.perennial.collect.customer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.files.ParquetTable;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.EngineProgram;
import dev.perennial.platform.storage.StoredFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a Parquet file of a text file in a process of its own, which ends with this one. */
@Component
class ParquetExport {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetExport.class);
    private static final String MAIN = "dev.perennial.engine.cli.ParquetProcess";
    private static final String HEAP = "128m";

    private final StoredFiles files;

    ParquetExport(StoredFiles files) {
        this.files = files;
    }

    Path write(JobContext job, List<Attribute> fields, Path csv) {
        Path parquet = files.create();
        boolean complete = false;
        try {
            run(job, fields, csv, parquet);
            complete = true;
            return parquet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (!complete) {
                files.delete(parquet);
            }
        }
    }

    private static void run(JobContext job, List<Attribute> fields, Path csv, Path parquet)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(csv.toString(), parquet.toString(),
                new ParquetTable.Column("id", ParquetTable.Type.INTEGER).toString()));
        fields.forEach(field -> arguments.add(new ParquetTable.Column(field.code(), type(field)).toString()));
        Process process = new ProcessBuilder(EngineProgram.command(MAIN, HEAP, EngineProgram.Effort.LONG, arguments))
                .redirectErrorStream(true)
                .start();
        job.onStop(process::destroyForcibly);
        try (BufferedReader words = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            words.lines().forEach(line -> LOG.info("engine: {}", line));
            int exit = process.waitFor();
            job.checkCancelled();
            if (exit != 0) {
                throw new ProblemException(CustomerProblem.FILE_NOT_MADE, exit);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static ParquetTable.Type type(Attribute field) {
        return switch (field.type()) {
            case TEXT, CHOICE, USER, CUSTOMER -> ParquetTable.Type.TEXT;
            case INTEGER -> ParquetTable.Type.INTEGER;
            case NUMBER, PERCENT -> ParquetTable.Type.NUMBER;
            case MONEY -> ParquetTable.Type.MONEY;
            case DATE -> ParquetTable.Type.DATE;
            case INSTANT -> ParquetTable.Type.INSTANT;
            case BOOLEAN -> ParquetTable.Type.BOOLEAN;
            case TEXT_LIST -> ParquetTable.Type.TEXT_LIST;
        };
    }
}
