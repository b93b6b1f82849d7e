package dev.perennial.bench.application;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Files of customers, two thirds with Chinese names, each with a phone and an e-mail: {@code customer,name,phone,email}. */
final class CustomerFiles {

    private static final long SEED = 7;
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文玲红建国志海燕鹏飞宇浩然子轩雨欣怡佳琪梦晓峰博雅思远";
    private static final List<String> FIRST = List.of("James", "Mary", "Robert", "Anna", "Michael", "Laura", "David",
            "Julia", "Thomas", "Elena", "Daniel", "Sofia", "Paul", "Marta", "Oliver", "Irene");
    private static final List<String> LAST = List.of("Smith", "Keller", "Rossi", "Novak", "Dubois", "Larsen", "Costa",
            "Kowalski", "Fischer", "Moreau", "Jansen", "Olsen", "Silva", "Weber", "Nilsson", "Murphy", "Horvath",
            "Popescu",
            "Lindqvist", "Ferrari", "Schneider", "Andersson", "Papadakis", "Vandenberg", "Castellanos");

    private CustomerFiles() {
    }

    /** Writes a file for customers of these keys. */
    static void write(Path file, List<String> keys) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,name,phone,email\n");
            for (String key : keys) {
                out.write(String.format(Locale.ROOT, "%s,%s,1%d%09d,%s@example.com%n", key, name(random),
                        3 + random.nextInt(7), random.nextInt(1_000_000_000), key.toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static String name(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size()));
        }
        StringBuilder name = new StringBuilder().append(one(SURNAMES, random)).append(one(GIVEN, random));
        return random.nextInt(3) == 0 ? name.toString() : name.append(one(GIVEN, random)).toString();
    }

    private static char one(String of, SplittableRandom random) {
        return of.charAt(random.nextInt(of.length()));
    }
}
