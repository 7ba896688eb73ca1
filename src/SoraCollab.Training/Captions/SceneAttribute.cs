namespace SoraCollab.Training.Captions;

/// <summary>What a caption may state of a scene. A is the first subject, B the second; Relation is where B is.</summary>
public enum SceneAttribute
{
    Shot,
    Camera,
    Setting,
    Time,
    Weather,
    Style,
    SubjectA,
    ColorA,
    MotionA,
    Relation,
    SubjectB,
    ColorB,
    MotionB,
}
