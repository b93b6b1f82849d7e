package dev.perennial.bench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.perennial.bench.Report;

/** The models against known truth. Arguments: the project's root, bases of each setting, customers of each base. */
final class ModelStudy {

    /** Seeds of one setting; more bases than this would share some with the next. */
    private static final long APART = 1_000_000;

    private ModelStudy() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath().resolve("bench/target/study");
        Files.createDirectories(folder);
        int bases = Integer.parseInt(arguments[1]);
        int customers = Integer.parseInt(arguments[2]);
        Report report = new Report(folder.resolve("result.json"));
        report.about("bases", bases);
        report.about("customers of each", customers);
        report.about("cores", Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        long seed = APART;
        for (Setting setting : Setting.PURCHASES) {
            report.say(setting.name());
            new PurchaseStudy(setting, bases, customers).tell(report, seed, false);
            report.save();
            seed += APART;
        }
        for (Setting setting : Setting.SPENDS) {
            report.say(setting.name());
            new PurchaseStudy(setting, bases, customers).tell(report, seed, true);
            report.save();
            seed += APART;
        }
        for (ContractStudy study : ContractStudy.all(bases, customers)) {
            report.say(study.name());
            study.tell(report, seed);
            seed += APART;
        }
        report.about("seconds", (System.nanoTime() - start) / 1_000_000_000);
        report.save();
        report.print();
    }
}
