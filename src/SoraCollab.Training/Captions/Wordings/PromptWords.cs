namespace SoraCollab.Training.Captions.Wordings;

/// <summary>
/// Words people use in film prompts beyond what the bundled model's captions say. The tokenizer learns their pieces, so that
/// a model trained later on more than this world can keep it.
/// </summary>
internal static class PromptWords
{
    /// <summary>The words, each once.</summary>
    public static readonly IReadOnlyList<string> All =
        """
        the and with from into over under through across along around between behind before after above below near while that this
        these those there their they them his her its our your are was were has have had will would can could should must not but
        for very more most less some many several few each every other another same only just also then than when where what who how
        why slowly quickly gently softly suddenly quietly smoothly cinematic film movie scene shot sequence footage video clip frame
        frames camera lens angle aerial drone view overhead bird's-eye low-angle high-angle dutch tilt pan zoom dolly tracking crane
        handheld steadicam static locked time-lapse timelapse slow-motion hyperlapse close-up macro wide-angle telephoto extreme
        establishing insert over-the-shoulder point-of-view panoramic symmetrical composition foreground background midground depth
        of field shallow focus bokeh blur motion exposure grain film-grain 35mm 16mm 70mm imax anamorphic vintage black-and-white
        monochrome sepia color colour palette saturated muted pastel vivid vibrant contrast warm cool cold neon noir realistic
        photorealistic hyperrealistic stylized animated animation anime cartoon illustration watercolor watercolour oil painting
        sketch charcoal pencil ink claymation stop-motion low-poly pixel art render rendered concept storyboard animatic documentary
        trailer commercial music light lighting sunlight moonlight candlelight firelight backlit silhouette shadow shadows golden
        hour blue soft harsh diffused volumetric rays beams glow glowing shimmering sparkling reflection reflections flare haze hazy
        misty foggy smoky dusty cloudy overcast stormy rainy snowy windy sunny clear bright dark dim pale deep dramatic moody
        atmospheric ethereal dreamy peaceful serene calm quiet tense eerie mysterious epic majestic intimate romantic nostalgic
        melancholic joyful playful whimsical surreal futuristic ancient abandoned ruined overgrown crowded empty lonely busy morning
        sunrise dawn noon midday afternoon evening sunset dusk twilight night midnight spring summer autumn fall winter season man
        woman boy girl child children kid baby person people crowd couple friends family mother father brother sister grandmother
        grandfather soldier king queen princess prince warrior wizard witch hero villain detective pirate cowboy samurai ninja chef
        doctor nurse teacher student scientist artist painter musician singer dancer actor actress athlete runner climber surfer
        skater skier swimmer diver fisherman farmer driver pilot traveler traveller tourist explorer hiker astronaut robot android
        alien monster dragon ghost zombie giant fairy mermaid angel stranger face eyes hair hand hands arms legs feet smile smiling
        laughing crying looking gazing staring watching talking speaking singing dancing playing reading writing cooking eating
        drinking sleeping dreaming sitting standing walking running jumping climbing falling flying swimming driving riding sailing
        floating drifting spinning turning rising setting opening closing holding carrying throwing catching fighting chasing hiding
        waiting searching leaving arriving entering crossing passing approaching exploring building burning exploding melting
        freezing growing blooming swaying waving flowing crashing splashing dripping pouring wearing dressed coat jacket hat dress
        suit cloak scarf boots shoes gloves glasses helmet mask armor armour uniform umbrella lantern backpack bag bicycle guitar
        piano violin book letter phone computer mirror clock candle cup coffee tea bread apple flower flowers rose sword animal
        animals cat dog puppy kitten horse cow sheep goat pig chicken duck goose swan bird birds eagle hawk owl crow raven parrot
        pigeon gull seagull fish shark whale dolphin octopus jellyfish turtle crab frog snake lizard crocodile lion tiger leopard
        cheetah wolf fox bear panda koala kangaroo elephant giraffe zebra rhino hippo monkey gorilla camel deer rabbit hare squirrel
        mouse rat bee butterfly dragonfly spider ant dinosaur mammoth unicorn car truck bus taxi train tram subway motorcycle bike
        scooter boat ship sailboat ferry canoe raft submarine plane airplane helicopter rocket spaceship spacecraft satellite
        balloon airship tank tractor wagon carriage city town village street road highway bridge tunnel alley avenue square park
        garden playground market shop store cafe restaurant bar hotel hospital school university library museum theater theatre
        cinema church cathedral temple castle palace tower skyscraper house home cottage cabin barn farm factory warehouse station
        airport harbor harbour port pier dock lighthouse windmill ruins wall gate door window room kitchen bedroom bathroom hallway
        stairs roof rooftop balcony basement office laboratory studio stage arena stadium mountain mountains hill hills valley
        canyon cliff cave forest woods jungle rainforest tree trees pine oak palm leaf leaves grass meadow wheat desert dune dunes
        sand beach shore coast island ocean sea waves wave lake river stream waterfall pond swamp glacier ice iceberg snow rain
        storm thunder lightning wind fog mist cloud clouds sky stars star moon sun planet earth mars galaxy space nebula comet
        meteor volcano lava fire flame flames smoke steam dust ash water underwater coral reef red orange yellow green teal
        turquoise navy purple violet pink magenta brown black grey gray white silver gold bronze copper ivory crimson scarlet
        emerald one two three four five six seven eight nine ten first second third last next left right up down forward backward
        toward towards away inside outside top bottom middle center centre side front back edge corner distance big small large tiny
        huge tall short long thin thick wide narrow old young new modern classic beautiful pretty handsome ugly elegant rough smooth
        shiny rusty wooden stone metal glass paper plastic leather silk velvet wet dry hot frozen broken clean dirty heavy fast slow
        loud silent detailed intricate simple minimal high quality sharp crisp perfect natural tokyo paris london york rome venice
        africa asia europe america india china japan egypt italy france spain mexico
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
