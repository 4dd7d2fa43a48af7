import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF on files, against PDF/A-3a and PDF/UA-1: one line "file flavour rule message" for each fault, last "judged N". */
public class PdfJudge {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int judged = 0;
    for (String file : files)
      for (String id : new String[] {"3a", "ua1"}) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
          for (TestAssertion each : validator.validate(parser).getTestAssertions())
            if (each.getStatus() == TestAssertion.Status.FAILED)
              System.out.println(file + " " + id + " " + each.getRuleId().getClause() + " " + each.getMessage());
          judged++;
        }
      }
    System.out.println("judged " + judged);
  }
}
